"""Promises are matched to the money that came; no fen keeps two of them."""

from datetime import UTC, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis.strategies import builds, integers, lists, none, one_of

from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Leeway, LeewayNegative, Promise, PromiseState
from arrears.domain.money.promise_hours import asked_now, moments
from arrears.domain.money.promise_record import by_collector, by_debtor, record
from arrears.domain.money.receipt import (
    Receipt,
    ReceiptDiffers,
    ReceiptWithoutMoney,
    Standing,
    matched,
)

MADE = datetime(2026, 3, 2, 2, tzinfo=UTC)  # Monday, ten in the morning in Shanghai
MONDAY = MADE.date()
A_WEEK_LATER = MONDAY + timedelta(days=7)


def cny(minor):
    return Amount("CNY", minor)


def promised(minor=50_00, due=2, made=0, **more):
    """Promise on day `made` for day `due`, counted from Monday 2 March."""
    at = MADE + timedelta(days=made)
    due_on = MONDAY + timedelta(days=due)
    days = {k: v and MONDAY + timedelta(days=v) for k, v in more.items() if "_on" in k}
    return Standing(Promise(cny(minor), at, due_on), at.date(), **(more | days))


def came(minor, on, ref="", **more):
    return Receipt(cny(minor), MONDAY + timedelta(days=on), ref, **more)


def states(promises, receipts, on=7, leeway=None):
    day = MONDAY + timedelta(days=on)
    found = matched(promises, receipts, on=day, leeway=leeway or Leeway())
    return [each.state for each in found.promises]


@pytest.mark.covers("EVT-12", "EVT-13", "CALC-08")
@pytest.mark.parametrize(
    ("minor", "on", "state"),
    [(50_00, 2, "kept"), (50_00, 3, "kept_late"), (49_99, 2, "broken")],
)
def test_money_on_the_last_day_keeps_and_a_day_later_keeps_late(minor, on, state):
    assert states([promised()], [came(minor, on)]) == [state]


@pytest.mark.parametrize(
    ("minor", "on", "state"),
    [
        (49_00, 2, "kept"),
        (48_99, 2, "broken"),
        (49_00, 3, "kept"),
        (49_00, 4, "kept_late"),
    ],
)
def test_a_leeway_forgives_a_sum_and_a_day_and_no_more(minor, on, state):
    assert states([promised()], [came(minor, on)], leeway=Leeway(1_00, 1)) == [state]


def test_no_tolerance_keeps_a_promise_for_which_nothing_came():
    assert states([promised(minor=50)], [], leeway=Leeway(1_00)) == ["broken"]


def test_a_leeway_below_zero_is_refused():
    with pytest.raises(LeewayNegative):
        Leeway(tolerance_minor=-1)


@pytest.mark.parametrize(
    ("today", "state"), [(1, "open"), (2, "part_kept"), (3, "broken")]
)
def test_part_of_the_money_counts_from_the_day_it_came(today, state):
    assert states([promised()], [came(20_00, 2)], on=today) == [state]


def test_one_payment_does_not_keep_two_promises():
    both = [promised(due=2), promised(due=3, made=1)]

    assert states(both, [came(50_00, 2)]) == ["kept", "broken"]


def test_one_payment_large_enough_keeps_both_in_the_order_they_were_made():
    both = [promised(due=3, made=1), promised(due=2)]

    found = matched(both, [came(120_00, 2, "r1")], on=A_WEEK_LATER)

    assert [each.state for each in found.promises] == ["kept", "kept"]
    assert found.promises[0].standing.made_on == MONDAY
    assert [part.amount for part in found.left] == [cny(20_00)]


def test_money_from_before_a_promise_does_not_keep_it():
    assert states([promised(made=1)], [came(50_00, 0)]) == ["broken"]


@pytest.mark.parametrize(
    ("replaced", "paid", "then"),
    [
        (2, 3, ["replaced", "kept"]),
        (2, 2, ["kept", "broken"]),  # the hour is not known: first the first
        (3, 3, ["broken", "kept"]),  # too late to replace; the new one's money
    ],
)
def test_money_after_a_new_promise_goes_to_the_new_one(replaced, paid, then):
    both = [promised(replaced_on=replaced), promised(made=replaced, due=5)]

    assert states(both, [came(50_00, paid)]) == then


@pytest.mark.parametrize(("today", "state"), [(2, "open"), (3, "hollow"), (1, "open")])
def test_a_payment_claimed_and_not_found_is_hollow_once_the_day_is_over(today, state):
    assert states([promised(hollow_on=1)], [], on=today) == [state]


def test_a_hollow_promise_is_kept_late_when_the_money_comes_after_all():
    assert states([promised(hollow_on=3)], [came(50_00, 5)]) == ["kept_late"]


@pytest.mark.covers("GLO-05")
def test_what_somebody_else_paid_is_told_apart():
    paid = [came(20_00, 1, "a"), came(30_00, 2, "b", paid_by="third_party")]

    (found,) = matched([promised()], paid, on=A_WEEK_LATER).promises

    assert (found.state, found.by_third_party) == ("kept", cny(30_00))


def test_the_same_receipt_told_twice_counts_once():
    assert states([promised()], [came(25_00, 1, "r"), came(25_00, 1, "r")]) == [
        "broken"
    ]


@pytest.mark.parametrize(
    ("receipts", "refusal"),
    [
        ([came(0, 1)], ReceiptWithoutMoney),
        ([came(-1, 1)], ReceiptWithoutMoney),
        ([came(1, 1, "r"), came(2, 1, "r")], ReceiptDiffers),
    ],
)
def test_receipts_that_cannot_be_are_refused_by_name(receipts, refusal):
    with pytest.raises(refusal):
        states([promised()], receipts)


def test_dollars_keep_no_promise_in_yuan():
    dollars = Receipt(Amount("USD", 50_00), MONDAY, "d")

    found = matched([promised()], [dollars], on=A_WEEK_LATER)

    assert found.promises[0].state == "broken"
    assert found.left[0].amount == Amount("USD", 50_00)


made = builds(
    promised,
    minor=integers(1, 100_00),
    made=integers(0, 10),
    due=integers(10, 20),
    replaced_on=one_of(none(), integers(10, 25)),
)
money = builds(came, minor=integers(1, 100_00), on=integers(0, 30))


@given(lists(made, max_size=6), lists(money, max_size=8), integers(0, 500))
def test_no_fen_is_lost_or_used_twice_and_none_keeps_without_being_there(
    promises, receipts, short
):
    day, leeway = MONDAY + timedelta(days=30), Leeway(short, 1)

    found = matched(promises, receipts, on=day, leeway=leeway)

    used = sum(each.received.minor for each in found.promises)
    left = sum(part.amount.minor for part in found.left)
    assert used + left == sum(receipt.amount.minor for receipt in receipts)
    for each in found.promises:
        amount = each.standing.promise.amount.minor
        assert each.received.minor <= amount
        if each.state in {"kept", "kept_late"}:
            assert each.received.minor >= max(1, amount - short)


@given(lists(made, max_size=4), lists(money, max_size=6))
def test_the_order_in_which_receipts_are_told_does_not_matter(promises, receipts):
    day = MONDAY + timedelta(days=30)

    told = matched(promises, receipts, on=day)
    backwards = matched(promises, receipts[::-1], on=day)

    assert [p.state for p in told.promises] == [p.state for p in backwards.promises]


@pytest.fixture
def at_three():
    due_on = MONDAY + timedelta(days=2)
    return Promise(cny(50_00), MADE, due_on, time(15), "工资", reminder_agreed=True)


@pytest.mark.covers("CAD-10", "CALC-08")
def test_the_reminder_is_an_hour_before_and_the_check_an_hour_after(at_three):
    found = moments(at_three, zone="Asia/Shanghai", state=PromiseState.OPEN)

    assert found.remind_at == datetime(2026, 3, 4, 6, tzinfo=UTC)  # 14:00 there
    assert found.check_at == datetime(2026, 3, 4, 8, tzinfo=UTC)  # 16:00 there


@pytest.mark.covers("CAD-10")
@pytest.mark.parametrize("state", ["kept", "kept_late", "replaced", "broken"])
def test_neither_reminder_nor_check_once_the_promise_no_longer_runs(at_three, state):
    found = moments(at_three, zone="Asia/Shanghai", state=PromiseState(state))

    assert (found.remind_at, found.check_at) == (None, None)


@pytest.mark.covers("CAD-10")
@pytest.mark.parametrize(
    ("minutes", "asked"),
    [
        *[(-61, None), (-60, "remind"), (-1, "remind"), (0, None), (59, None)],
        *[(60, "check"), (9 * 60 - 1, "check"), (9 * 60, None)],
    ],
)
def test_what_a_moment_asks_for_until_her_day_is_over(at_three, minutes, asked):
    now = datetime(2026, 3, 4, 7, tzinfo=UTC) + timedelta(minutes=minutes)
    told = asked_now(at_three, zone="Asia/Shanghai", state=PromiseState.OPEN, now=now)

    assert told == asked


@pytest.mark.covers("CAD-10")
def test_the_hour_is_that_of_the_clock_where_she_lives(at_three):
    now = datetime(2026, 3, 4, 8, tzinfo=UTC)  # an hour before 15:00 in Ürümqi

    assert [
        asked_now(at_three, zone=zone, state=PromiseState.OPEN, now=now)
        for zone in ("Asia/Urumqi", "Asia/Shanghai")
    ] == ["remind", "check"]


def test_nobody_is_reminded_who_did_not_agree_or_promised_in_that_hour(day):
    on, at = day("Mon 2026-03-02"), time(11)
    soon = Promise(cny(1), MADE, on, at, reminder_agreed=True)  # made at ten sharp
    later = Promise(cny(1), MADE, on, time(11, 1), reminder_agreed=True)
    unasked = Promise(cny(1), MADE, on, time(15))

    reminded = [
        moments(each, zone="Asia/Shanghai", state=PromiseState.OPEN).remind_at
        is not None
        for each in (soon, later, unasked)
    ]

    assert reminded == [False, True, False]


@pytest.mark.covers("KPI-18")
def test_the_kept_rate_counts_only_what_is_over():
    promises = [
        promised(debtor="alma", collector="carla"),
        promised(debtor="alma", collector="carl", made=1, due=3),
        promised(debtor="boris", collector="carla", made=2, due=9),
    ]

    found = matched(promises, [came(50_00, 2)], on=A_WEEK_LATER).promises

    assert record(found).kept_rate == Fraction(1, 2)
    assert by_debtor(found)["alma"].broken == 1
    assert by_debtor(found)["boris"].kept_rate is None
    assert by_collector(found)["carla"].kept_rate == 1
