"""What to say on a case: filled from the case, or held back with the fact that lacks."""

import html
from datetime import date, timedelta

import pytest

from arrears.store.models import Lender, Promise, Stop
from tests.web.book import CARLA, NOW, TODAY

pytestmark = pytest.mark.django_db
PAGE = "/cases/A-1042/scripts/"
CLEO = "/cases/C-3015/scripts/"
LETTERHEAD = """
callback: 154 9000 0200
pay_to: {zh: 示例 App“还款”页, en: the Repay page}
check_at: {zh: 示例 App“账单”页, en: the Bills page}
dispute_to: {zh: 客户服务部, en: customer service}
complaint_line: 154 9000 0201
basis: {zh: 贷款合同还款条款, en: the repayment clause}
"""


@pytest.fixture
def letterhead(book) -> None:
    Lender.objects.update(letterhead=LETTERHEAD)


def part(page, kind: str) -> str:
    """Return what the page says of one kind."""
    text = html.unescape(page.text)
    return text.split(f'id="{kind}"')[1].split("</section>")[0]


def promised(case, *, due_on: date, days_ago: int) -> None:
    Promise.objects.create(
        case=case,
        amount_minor=1_500_00,
        currency="CNY",
        made_at=NOW - timedelta(days=days_ago),
        due_on=due_on,
        source="工资",
        by=CARLA,
    )


def test_the_words_are_filled_from_the_case(carla, letterhead):
    page = carla.get(PAGE)

    assert "艾玛" in part(page, "opening")
    assert "S-01" in part(page, "identify")
    assert "¥8,196.56" in part(page, "letter")
    assert "尾号 1042" in part(page, "letter")
    assert "示例 App“还款”页" in part(page, "letter")
    assert "{" not in page.text.split("two-wide")[1].split("two-narrow")[0]
    assert f'href="{PAGE}"' in carla.get("/cases/A-1042/").text


def test_a_fact_nobody_told_is_named_and_nothing_is_made_up(carla, book):
    page = carla.get(PAGE)

    assert "缺少" in part(page, "letter")
    assert "官方还款方式" in part(page, "letter")
    assert "blockquote" not in part(page, "letter")
    assert "blockquote" in part(page, "opening")


@pytest.mark.covers("CTN-06")
def test_a_broken_promise_is_asked_about_in_earnest(carla, book):
    book.boris.debtor.stops.all().delete()
    promised(book.boris, due_on=TODAY - timedelta(days=1), days_ago=3)

    page = carla.get("/cases/B-2077/scripts/")

    assert "11月23日" in part(page, "opening")
    assert "¥1,500.00" in part(page, "opening")
    assert "认真" in page.text
    assert "不责备，不施压" in page.text


def test_hardship_is_met_with_support_and_a_running_promise_is_taken_up(carla, book):
    assert "支持" in carla.get(PAGE).text
    assert "11月24日" in part(carla.get(CLEO), "opening")
    assert "还没到日子" in carla.get(CLEO).text


def test_two_calls_do_not_sound_the_same(carla, book, settings):
    first = part(carla.get(PAGE), "opening")
    again = part(carla.get(PAGE), "opening")
    Promise.objects.all().delete()
    from tests.web.book import _told

    _told(book.alma, "EVT-02", "no_answer", days_ago=0)
    settings.ARREARS_CLOCK = NOW + timedelta(days=1)

    assert first == again != part(carla.get(PAGE), "opening")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/cases/B-2077/scripts/", "异议处理中"),
        ("/cases/E-5230/scripts/", "债务人已故"),
    ],
)
def test_where_collecting_rests_no_words_of_collecting_are_offered(
    carla, book, address, says
):
    page = carla.get(address)

    assert says in page.text
    assert "blockquote" not in page.text


def test_a_closed_case_and_one_that_owes_nothing_say_so(carla, book):
    book.alma.debts.get().statements.update(
        principal_minor=0, interest_minor=0, fee_minor=0, penalty_minor=0
    )
    book.cleo.closed_on = TODAY
    book.cleo.save()

    assert "不需要联系" in carla.get(PAGE).text
    assert "案件已关闭" in carla.get(CLEO).text


def test_a_way_of_contact_that_she_refused_has_no_words(carla, letterhead, book):
    Stop.objects.create(
        person=book.alma.debtor,
        kind="opt_out",
        channel="sms",
        ground="不要短信",
        since=NOW,
        by=CARLA,
    )

    page = carla.get(PAGE)

    assert "不接受这种联系方式" in part(page, "sms")
    assert "blockquote" in part(page, "opening")


@pytest.mark.covers("SCR-13")
def test_a_third_person_is_asked_in_the_fixed_words_once_contact_is_lost(carla, book):
    assert "blockquote" not in part(carla.get(PAGE), "third_person")
    book.alma.lost_since = TODAY
    book.alma.save()

    asked = part(carla.get(PAGE), "third_person")

    assert "想请您转告艾玛" in asked
    assert "分期" not in asked


def test_the_agreed_day_is_filled_in_and_a_wrong_one_is_refused(carla, letterhead):
    days = [carla.get(PAGE, {"next_on": "2026-12-01"}) for _ in range(1)]

    assert days[0].status_code == 200
    assert carla.get(PAGE, {"next_on": "2026-11-24"}).status_code == 200
    over = carla.get(PAGE, {"next_on": "2026-11-23"})
    assert over.status_code == 422
    assert "已经过去" in over.text
    assert carla.get(PAGE, {"next_on": "soon<script>"}).status_code == 422


def test_a_name_with_markup_is_made_safe(carla, book):
    book.alma.debtor.name = "艾<script>x</script>玛{pay_to}"
    book.alma.debtor.save()

    page = carla.get(PAGE)

    assert "<script>x" not in page.text
    assert "艾x玛pay_to" in part(page, "identify")


def test_the_page_is_there_in_english_and_shut_to_strangers(carla, client, letterhead):
    carla.cookies["django_language"] = "en"

    page = carla.get(PAGE)

    assert "instalment loan" in part(page, "letter")
    assert "Dear 艾玛" in part(page, "letter")
    assert client.get(PAGE).status_code == 302
    assert carla.get("/cases/X-0000/scripts/").status_code == 404
