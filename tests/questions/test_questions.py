"""What a page can ask: plain rows, one question a file."""

from datetime import timedelta

import pytest

from arrears.actions.record_outcome import record_outcome
from arrears.questions.aside_list import aside_list
from arrears.questions.case_page import case_page
from arrears.questions.find_cases import find_cases
from arrears.questions.floor import floor
from arrears.questions.masked import masked
from arrears.questions.my_worklist import my_worklist
from arrears.questions.next_case import next_case
from arrears.questions.pages import FIRST
from arrears.questions.told_today import calls_by_seat
from arrears.questions.why_not import why_not
from arrears.store.models import Payment, Placement
from tests.cast import ALMA, BORIS, CLEO, DINA
from tests.web import book as books
from tests.web.book import CARLA, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.mark.covers("SCN-01")
def test_the_worklist_has_three_rounds_in_the_order_of_the_day(book):
    day = my_worklist(on=TODAY, seat=CARLA)

    assert [r.key for r in day.rounds] == ["morning", "afternoon", "promised"]
    assert day.counters["to_call"] == book.run.called
    for each in day.rounds:
        slots = [line.slot_minutes for line in each.lines]
        assert slots == sorted(slots)


def test_another_seat_has_an_empty_day_and_a_day_without_plan_says_so(book):
    assert my_worklist(on=TODAY, seat="nobody").counters["to_call"] == 0
    assert my_worklist(on=TODAY + timedelta(days=1), seat=CARLA).planned_at is None


def test_those_left_out_are_counted_by_reason_and_listed(book):
    day = my_worklist(on=TODAY, seat=CARLA)

    assert [(a.reason, a.cases) for a in day.aside] == [
        ("house.stopped", 2),
        ("house.restricted_point", 1),
    ]
    page = aside_list(on=TODAY, reason="house.stopped", place=FIRST)
    assert {line.number for line in page.found.rows} >= {BORIS.number}
    assert (page.found.page, page.found.more, page.cases) == (1, False, 2)


def test_a_call_that_was_told_is_ticked_and_the_next_case_comes(book, call, now):
    card = call(book.alma)
    record_outcome(
        number=ALMA.number, code="EVT-02", by=CARLA, now=now, attempt=card.attempt
    )

    day = my_worklist(on=TODAY, seat=CARLA)
    assert [line.number for r in day.rounds for line in r.lines if line.done] == [
        ALMA.number
    ]
    assert next_case(on=TODAY, seat=CARLA, after=ALMA.number) not in {ALMA.number, None}


def test_promises_due_today_are_listed_with_their_hour(book):
    (promise,) = my_worklist(on=TODAY, seat=CARLA).promises

    assert (promise.number, str(promise.state)) == (CLEO.number, "open")
    assert f"{promise.promise.due_at:%H:%M}" == "16:30"


@pytest.mark.covers("SCN-02", "DAT-04", "DAT-65")
def test_the_case_page_shows_how_the_sum_arises(book, now):
    page = case_page(ALMA.number, now=now, by=CARLA)

    (debt,) = page.debts
    paid = sum(amount.minor for _, amount in debt.paid_since)
    assert debt.now.total.minor == debt.stated.total.minor - paid == page.total.minor
    assert page.days_past_due == 8
    assert page.stage == page.card.stage == "middle"


@pytest.mark.covers("CALC-14", "CALC-15")
def test_the_case_page_counts_days_since_money_came_and_days_of_placement_left(
    book, now
):
    page = case_page(ALMA.number, now=now, by=CARLA)
    (debt,) = page.debts
    last = max(on for on, _ in debt.paid_since)
    placement = Placement.objects.get(key=page.placement)
    placement.ends_on = TODAY + timedelta(days=9)
    placement.save()

    assert page.days_since_payment == (TODAY - last).days
    assert case_page(ALMA.number, now=now, by=CARLA).placement_days_left == 9
    Payment.objects.filter(debt__case__number=ALMA.number).delete()
    assert case_page(ALMA.number, now=now, by=CARLA).days_since_payment is None


@pytest.mark.covers("DAT-85", "DAT-86", "SCN-08")
def test_a_person_who_owes_nothing_is_shown_without_any_number(book, now):
    page = case_page(book.emil.number, now=now, by=CARLA)

    sister = page.people[-1]
    assert (sister.protected, sister.points) == (True, ())


def test_a_point_says_whether_it_may_be_used_now_and_by_which_rule(book, now):
    debtor = case_page(ALMA.number, now=now, by=CARLA).people[0]
    mobile, work = debtor.points

    assert mobile.callable_now
    assert mobile.ways[0].lawful_until == now + timedelta(hours=7)  # ten in the evening
    assert (work.callable_now, work.ways[0].lawful_until) == (False, None)
    assert work.ways[0].judgement.findings[0].rule == "house.work_number"


@pytest.mark.covers("DAT-33", "DAT-40")
def test_the_history_is_newest_first_and_knows_its_groups(book, now):
    history = case_page(ALMA.number, now=now, by=CARLA).history

    assert [e.at for e in history] == sorted((e.at for e in history), reverse=True)
    assert {e.group for e in history} == {"contact", "payment", "note"}


def test_why_not_names_the_next_lawful_time(book, now):
    night = why_not(ALMA.number, channel="phone", at=now + timedelta(hours=8))

    assert not night.allowed
    assert night.answers[0].judgement.next_allowed_at == now + timedelta(hours=17)


def test_why_not_gives_no_time_where_waiting_does_not_help(book, now):
    answer = why_not(BORIS.number, channel="phone", at=now).answers[0]

    assert answer.judgement.next_allowed_at is None
    assert answer.judgement.findings[0].cite


@pytest.mark.parametrize(
    "text", [DINA.number, DINA.number.lower(), DINA.name_zh, DINA.phone, DINA.phone[3:]]
)
def test_a_case_is_found_by_number_name_or_telephone(book, text):
    assert [found.number for found in find_cases(text)] == [DINA.number]


def test_nothing_typed_finds_nothing(book):
    assert find_cases("  ") == ()


def test_the_floor_counts_calls_by_seat_and_round(book, call, now):
    books.staff(CARLA, "collector", name="卡拉", number="S-01")

    (seat,) = floor(calls_by_seat(book.run))
    assert seat.total == book.run.called
    assert seat.done == 0


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("+8615490000001", "mobile", "154****0001"),
        ("lan@example.com", "email", "l***@example.com"),
        ("示例市清风路九号院三单元", "postal", "示例市清风路…"),
        ("weixin-name", "im", "we***"),
    ],
)
def test_numbers_are_masked_on_the_screen(value, kind, shown):
    assert masked(value, kind) == shown
