"""After the recall day nothing goes out about the case; before it, everybody is told."""

from datetime import date, time, timedelta

import pytest

from arrears.actions.book_visit import Appointment, VisitForbidden, book_visit
from arrears.actions.place_call import PACKS, ContactRefused, place_call
from arrears.actions.plan_day import plan_day
from arrears.actions.release_message import (
    Draft,
    MessageForbidden,
    release_message,
)
from arrears.actions.send_messages import send_messages
from arrears.actions.set_terms import Terms, end_placement, set_terms
from arrears.domain.contact.channel import Channel
from arrears.law.engine.guard import judge
from arrears.law.engine.kept import asked_again, kept
from arrears.law.engine.packs import rules
from arrears.questions.open_now import open_now
from arrears.store import asking
from arrears.store.cases import RecalledCase, case
from arrears.store.models import (
    Case,
    Debt,
    Message,
    Placement,
    Point,
    Statement,
    WorkItem,
)
from tests.web import book as books
from tests.web.book import CARLA, NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
OVER, ENDING = "house.placement_over", "house.placement_ending"
TEXT = "{name}，您好。您的账户有一笔款到期，方便时请看看。"


@pytest.fixture
def ends(book):
    """Let the placement's last day lie `days` from today."""

    def told(days: int) -> None:
        Placement.objects.update(ends_on=TODAY + timedelta(days=days))

    return told


def judged(number: str, *, channel=Channel.PHONE, at=NOW):
    found = case(number)
    point = found.debtor.points.order_by("pk").first()
    return judge(asking.question(found, point, channel=channel, at=at), rules(PACKS))


def spoken(judgement) -> set[str]:
    return {finding.rule for finding in judgement.findings}


@pytest.mark.covers("CALC-14", "DAT-65")
@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.SMS, Channel.LETTER])
@pytest.mark.parametrize(
    ("days", "rule", "allowed"),
    [(6, "", True), (5, ENDING, True), (0, ENDING, True), (-1, OVER, False)],
)
def test_the_recall_day_is_the_last_and_some_days_before_it_are_warned_of(
    book, ends, channel, days, rule, allowed
):
    ends(days)

    found = judged(book.alma.number, channel=channel)

    assert spoken(found) & {OVER, ENDING} == ({rule} if rule else set())
    assert found.allowed is allowed
    assert allowed or found.next_allowed_at is None  # no waiting helps


def test_no_later_hour_is_named_that_lies_beyond_the_recall_day(book, ends):
    ends(0)

    night = judged(book.alma.number, at=NOW + timedelta(hours=8))  # 23:00, the last day

    assert not night.allowed
    assert night.next_allowed_at is None


def test_the_question_is_kept_with_its_days_and_judged_the_same_again(book, ends):
    ends(-1)
    point = book.alma.debtor.points.order_by("pk").first()
    asked = asking.question(
        case(book.alma.number), point, channel=Channel.PHONE, at=NOW
    )

    again = judge(asked_again(kept(asked)), rules(PACKS))

    assert OVER in spoken(again)


def test_a_question_kept_before_there_was_the_rule_is_judged_without_it(book):
    point = book.alma.debtor.points.order_by("pk").first()
    told = kept(
        asking.question(case(book.alma.number), point, channel=Channel.PHONE, at=NOW)
    )
    del told["facts"]["placement_days_left"]

    assert not spoken(judge(asked_again(told), rules(PACKS))) & {OVER, ENDING}


def test_calls_messages_and_visits_are_refused_by_the_rule_in_words(book, ends, mobile):
    ends(-1)
    number, point = book.alma.number, mobile(book.alma)
    for seat in ("ann", "bo"):
        books.decider(seat, "collector")
    visit = Appointment(TODAY + timedelta(days=2), time(10), ["ann", "bo"], place="x")
    draft = Draft(channel="sms", text=TEXT, point=point)

    with pytest.raises(ContactRefused, match="recall day of this placement is past"):
        place_call(number=number, point=point, by=CARLA, now=NOW)
    with pytest.raises(MessageForbidden, match="name the lender"):
        release_message(number=number, draft=draft, by=CARLA, now=NOW)
    with pytest.raises(VisitForbidden, match="recall day"):
        book_visit(
            number=number, agreed=visit, how="spoken", ground="x", by=CARLA, now=NOW
        )


def test_what_would_be_sent_or_visited_after_the_recall_day_is_refused_today(
    book, ends, mobile
):
    ends(1)
    later = Draft(
        channel="sms",
        text=TEXT,
        point=mobile(book.alma),
        send_at=NOW + timedelta(days=2),
    )

    with pytest.raises(MessageForbidden, match="recall day"):
        release_message(number=book.alma.number, draft=later, by=CARLA, now=NOW)


def test_a_message_that_waits_is_stopped_at_the_gate_with_the_reason(
    book, ends, mobile, tmp_path, journal
):
    draft = Draft(channel="sms", text=TEXT, point=mobile(book.alma))
    release_message(number=book.alma.number, draft=draft, by=CARLA, now=NOW)
    ends(-1)

    done = send_messages(folder=tmp_path, by="clock", now=NOW)

    row = Message.objects.get()
    assert (done.sent, done.refused, row.state) == (0, 1, "refused")
    assert "收回日" in row.why_zh
    assert journal()[-2:] == ["ContactDenied", "MessageStopped"]
    assert not list(tmp_path.iterdir())


def test_the_plan_sets_the_case_aside_by_the_rule(book, ends):
    for n, seat in enumerate(("carla", "li")):
        books.staff(seat, "collector", name=seat, number=f"S-{n}")
    ends(-1)

    plan_day(on=TODAY, by="carla", now=NOW - timedelta(hours=6), again=True)

    assert WorkItem.objects.get(case=book.alma).reason == OVER
    assert not WorkItem.objects.filter(reason="").exists()


def test_a_recall_day_moved_into_the_past_empties_todays_lists(book):
    books.staff("carla", "collector", name="carla", number="S-1")
    morning = NOW - timedelta(hours=6)
    plan_day(on=TODAY, by="carla", now=morning, again=True)
    assert WorkItem.objects.get(case=book.alma).reason == ""

    set_terms(
        lender="example",
        placement="2026-10",
        terms=Terms(ends_on=TODAY - timedelta(days=1)),
        ground="letter 7",
        by="adam",
        now=NOW,
    )

    assert WorkItem.objects.get(case=book.alma).reason == OVER
    told = open_now([book.alma.number], now=NOW)[book.alma.number]
    assert not told.allowed
    assert "recall day" in told.why.en


def test_only_the_recalled_placement_is_shut(book, ends):
    """The debtor's other case, placed anew, goes on."""
    ends(-1)
    other = Placement.objects.create(
        lender=book.alma.placement.lender, key="2026-11", ends_on=date(2027, 2, 1)
    )
    second = Case.objects.create(
        number="A-9001", debtor=book.alma.debtor, placement=other, opened_on=TODAY
    )
    debt = Debt.objects.create(
        case=second,
        lender=other.lender,
        account_number="acc-9",
        product="card",
        currency="CNY",
    )
    Statement.objects.create(
        debt=debt,
        as_of=TODAY,
        due_on=TODAY - timedelta(days=5),
        principal_minor=100_00,
        is_latest=True,
    )

    assert not judged(book.alma.number).allowed
    assert judged("A-9001").allowed


def test_an_ended_placement_says_that_the_case_went_back(book, mobile):
    end_placement(
        lender="example", placement="2026-10", ground="recalled", by="adam", now=NOW
    )

    with pytest.raises(RecalledCase, match="went back to the lender"):
        place_call(number=book.alma.number, point=mobile(book.alma), by=CARLA, now=NOW)
    assert Point.objects.exists()
