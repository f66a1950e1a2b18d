"""The page of third persons: masked, explained, and shut after a refusal."""

import pytest

from arrears.store.models import Attempt, Case, Person, Point

pytestmark = pytest.mark.django_db
PAGE = "/cases/C-3015/people/"
PHONE = "+8615490000301"


@pytest.fixture
def friend(book):
    """Cleo cannot be found; her friend's number is kept."""
    Case.objects.filter(pk=book.cleo.pk).update(lost_since="2026-11-20")
    person = Person.objects.create(
        lender=book.cleo.debtor.lender,
        debtor=book.cleo.debtor,
        role="contact",
        name="高朋",
        zone="Asia/Shanghai",
    )
    return Point.objects.create(
        person=person, kind="mobile", value=PHONE, source="reserved"
    )


def test_the_number_is_masked_until_the_gate_clears_it(carla, friend):
    before = carla.get(PAGE).text
    carla.post(f"{PAGE}calls/", {"point": friend.pk})
    after = carla.get(PAGE).text

    assert PHONE not in before
    assert PHONE in after
    assert "只能说这些话" in before


def test_the_fixed_words_name_no_debt(carla, friend):
    page = carla.get(PAGE).text

    said = page.split('<blockquote class="say">')[1].split("</blockquote>")[0]
    assert "请您转告" in said
    assert not any(word in said for word in ("欠", "款", "逾期", "债"))


def test_who_refuses_is_never_offered_again(carla, friend, journal):
    carla.post(f"{PAGE}calls/", {"point": friend.pk})
    attempt = Attempt.objects.get(result="reserved").pk

    page = carla.post(
        f"{PAGE}calls/{attempt}/", {"answer": "refused"}, follow=True
    ).text

    assert "已拒绝，永久有效" in page
    assert f'value="{friend.pk}"' not in page
    again = carla.post(f"{PAGE}calls/", {"point": friend.pk})
    assert again.status_code == 422
    assert journal()[-1] == "ContactDenied"


def test_where_the_debtor_is_not_lost_the_rule_says_so(carla, book, friend):
    Case.objects.filter(pk=book.cleo.pk).update(lost_since=None)

    page = carla.get(PAGE).text

    assert f'value="{friend.pk}"' not in page
    assert "GB/T 45251" in page


def test_the_case_page_leads_a_call_to_a_third_person_to_the_gate(carla, friend):
    carla.post(f"{PAGE}calls/", {"point": friend.pk})

    page = carla.get("/cases/C-3015/").text

    assert PHONE not in page
    assert "登记这通第三人电话的结果" in page


def test_who_only_reads_places_no_call(of_role, friend):
    reader = of_role("trainer")

    assert reader.get(PAGE).status_code == 200
    assert reader.post(f"{PAGE}calls/", {"point": friend.pk}).status_code == 403


def test_a_case_without_third_persons_says_so(carla, book):
    assert "没有登记第三人" in carla.get("/cases/A-1042/people/").text
