"""What arrives after its day was counted: which days, by how much, since when, in words."""

from datetime import timedelta

import pytest

from arrears.actions.count_days import count_days
from arrears.insight.reports import ReportKind
from arrears.questions.insight import insight, insights
from arrears.questions.insight_files import write_report
from arrears.questions.insight_report import insight_report
from arrears.store.models import Attempt, Payment
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = NOW + DAY
MONEY = "Past figures of “money received” were corrected"


@pytest.fixture
def book(db):
    """Return the book counted, and looked through again a day later."""
    made = books.built("zh")
    Payment.objects.all().delete()
    count_days(by="cli", now=NOW)
    count_days(by="cli", now=LATER)
    return made


def paid(case, *, back, minor=10_00):
    Payment.objects.create(
        debt=case.debts.get(),
        paid_on=TODAY - back * DAY,
        booked_at=LATER,
        amount_minor=minor,
        ref=f"X-{back}",
    )


def said(key, **told):
    count_days(by="cli", now=LATER)
    found = insight(key, since=TODAY - 20 * DAY, until=TODAY, now=LATER, **told)
    return [words.en for words in found.said if "were corrected" in words.en]


def test_a_back_dated_payment_is_told_with_its_day_by_how_much_and_since_when(book):
    paid(book.alma, back=9)

    (told,) = said("daily_receipts")

    assert told == (
        f"{MONEY}; what was back-dated, taken back or told late became known on "
        "2026-11-25: 2026-11-15 read ¥0.00, it is ¥10.00 (+¥10.00)."
    )


def test_figures_that_rest_on_money_of_other_days_say_so_too(book):
    paid(book.alma, back=9)

    for key in ("recovered_7", "liquidation", "roll_rate"):
        assert any(MONEY in each for each in said(key))
    assert said("dials") == []


def test_many_days_are_told_in_one_sentence_and_none_is_left_out(book):
    for back in range(2, 12):
        paid(book.alma, back=back)

    (told,) = said("daily_receipts")

    assert told.count("read ¥0.00") == 7
    assert "3 more days, +¥30.00 together" in told


def test_a_call_told_of_late_corrects_its_day_and_says_so(book):
    at = NOW - 6 * DAY
    Attempt.objects.create(
        case=book.alma,
        person=book.alma.debtor,
        at=at,
        channel="phone",
        result="no_answer",
        code="EVT-02",
        by="carla",
    )

    (told,) = said("dials")

    assert "2026-11-18 read" in told
    assert "(+1)" in told


def test_page_and_report_tell_it_in_words(book, sandro, tmp_path):
    paid(book.alma, back=9)
    count_days(by="cli", now=LATER)
    days = "from=2026-11-01&to=2026-11-24"
    sandro.cookies["django_language"] = "en"
    report = insight_report(ReportKind.DAILY, on=TODAY - 9 * DAY, now=LATER, lang="en")

    for address in (f"/insight/?{days}", f"/insight/daily_receipts/?{days}"):
        assert MONEY in sandro.get(address).text
    for suffix in (".csv", ".html"):
        write_report(report, tmp_path / f"report{suffix}")
        assert MONEY in (tmp_path / f"report{suffix}").read_text("utf-8-sig")


def test_a_report_as_known_before_says_nothing_of_what_came_later(book):
    paid(book.alma, back=9)
    count_days(by="cli", now=LATER)
    days = {"since": TODAY - 20 * DAY, "until": TODAY, "now": LATER}

    (then,) = insights(["daily_receipts"], **days, known_on=TODAY)

    assert then.together[0].row.estimate.part == 0
    assert not any("were corrected" in words.en for words in then.said)
