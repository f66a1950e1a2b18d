"""The day's list for the two who go: when, where, whether still lawful, the letter."""

from datetime import timedelta

import pytest

from arrears.store.models import Stop, Visit
from tests.web import book as books
from tests.web.book import NOW, SANDRO

pytestmark = pytest.mark.django_db
FORM = "/cases/A-1042/visits/"
BOOKED = {
    "on": "2026-11-26",
    "clock": "10:00",
    "place": "示例市某路 8 号",
    "crew": ["carla", "sandro"],
    "how": "writing",
    "ground": "短信 11-24",
}
DAY = "/visits/?on=2026-11-26"


@pytest.fixture
def booked(carla, sandro, book) -> Visit:
    carla.post(FORM, BOOKED)
    return Visit.objects.get()


@pytest.mark.covers("CHN-07", "ROLE-07")
def test_the_pair_sees_the_visit_and_somebody_else_does_not(carla, booked, db):
    other = books.staff("olga", "collector", name="奥尔加", number="S-09")
    from django.test import Client

    olga = Client()
    olga.force_login(other)

    page = carla.get(DAY)

    assert "10:00" in page.text
    assert "艾玛" in page.text
    assert "S-01, S-02" in page.text
    assert "某路 8 号" not in page.text  # masked until it is asked for
    assert "A-1042" not in olga.get(DAY).text
    assert "A-1042" not in carla.get("/visits/").text
    assert carla.get("/visits/?on=soon").status_code == 200


def test_a_stop_since_shows_on_the_list(sandro, booked, book):
    Stop.objects.create(
        person=book.alma.debtor, kind="stopped", ground="x", since=NOW, by=SANDRO
    )

    assert "请取消" in sandro.get(DAY).text


def test_the_letter_of_appointment_is_a_pdf_in_both_languages(carla, booked):
    for lang in ("zh", "en"):
        letter = carla.get(f"{FORM}{booked.pk}/{lang}.pdf")
        assert letter.content.startswith(b"%PDF")
    assert carla.get(f"{FORM}{booked.pk}/fr.pdf").status_code == 404
    carla.post(f"{FORM}{booked.pk}/off/", {"because": "改为电话"})
    assert carla.get(f"{FORM}{booked.pk}/zh.pdf").status_code == 404


def test_a_visit_is_confirmed_by_a_message_that_the_register_permits(
    carla, booked, book
):
    from tests.web.test_scripts_page import LETTERHEAD

    book.alma.placement.lender.letterhead = LETTERHEAD
    book.alma.placement.lender.save()
    link = carla.get(DAY).text.split("?channel=sms&amp;text=")[1].split('"')[0]

    page = carla.get(f"/cases/A-1042/messages/?channel=sms&text={link}")

    assert "工号 S-01, S-02" in page.text
    assert "disabled" not in page.text.split('id="preview"')[1]


def test_a_report_names_its_mistakes_and_keeps_what_was_typed(carla, booked, settings):
    settings.ARREARS_CLOCK += timedelta(days=2)
    address = f"{FORM}{booked.pk}/"
    assert "登记结果" in carla.get(DAY).text

    told = {"ended_as": "met", "said": "EVT-12", "report": "分两次", "amount": "x"}
    ill = carla.post(address, told)
    assert ill.status_code == 422
    assert "分两次" in ill.text
    assert carla.post(address, told | {"amount": ""}).status_code == 422
    assert carla.post(address, told | {"amount": "", "stayed": "x"}).status_code == 422

    whole = {"amount": "1,000", "due_on": "2026-11-27", "source": "工资"}
    page = carla.post(address, told | whole, follow=True)
    assert "¥1,000.00" in page.text
    assert ">登记结果<" not in carla.get(DAY).text


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31", "2026-13-40", "x" * 99])
def test_a_day_that_cannot_be_is_today(carla, book, on):
    assert carla.get("/visits/", {"on": on}).status_code == 200


def test_the_letter_is_posted_from_the_list_and_from_the_case(
    carla, sandro, booked, book
):
    from arrears.store.models import Lender, Message, Point
    from tests.web.test_scripts_page import LETTERHEAD

    post = f"{FORM}{booked.pk}/letter/"
    nowhere = carla.post(post, {"lang": "zh"})
    assert (nowhere.status_code, "通信地址" in nowhere.text) == (422, True)

    Lender.objects.update(letterhead=LETTERHEAD)
    Point.objects.create(
        person=book.alma.debtor, kind="postal", value="示例市某路 8 号", source="x"
    )
    assert "寄出上门约定确认函" in carla.get(DAY).text
    assert carla.post(post, {"lang": "zh"}).status_code == 302

    assert Message.objects.get().batch == f"visit-{booked.pk}"
    for page in (DAY, "/cases/A-1042/"):
        told = carla.get(page).text
        assert "约定确认函: 待发" in told
        assert "寄出上门约定确认函" not in told


@pytest.mark.parametrize("role", ["compliance", "strategist", "trainer"])
def test_who_only_reads_posts_no_letter(of_role, booked, role):
    assert of_role(role).post(f"{FORM}{booked.pk}/letter/").status_code == 403
