"""An instalment plan: its parts are its total, its days are days of a month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists

from arrears.domain.money.amount import Amount
from arrears.domain.money.months import month_after
from arrears.domain.money.plan import (
    NoMonths,
    NothingToPlan,
    TooSmallToEnd,
    as_much_as,
    equal,
    minimum_payment,
    paid_first,
    stepped,
)

FIRST = date(2026, 11, 30)


def fen(minor):
    return Amount("CNY", minor)


def sums(plan):
    return [part.amount.minor for part in plan.instalments]


@pytest.mark.covers("CALC-02")
def test_twenty_four_months_carry_the_odd_fen_on_the_last_instalment():
    plan = equal(fen(1_000_01), months=24, first_on=FIRST)

    assert sums(plan) == [41_66] * 23 + [41_83]
    assert (plan.total, plan.months) == (fen(1_000_01), 24)
    assert plan.last_on == date(2028, 10, 30)


@given(owed=integers(1, 10**12), steps=lists(integers(1, 9), min_size=1, max_size=60))
def test_the_parts_of_a_plan_are_its_total(owed, steps):
    plan = stepped(fen(owed), steps=steps, first_on=FIRST, cost=fen(7))

    assert sum(sums(plan)) == owed + 7


@given(owed=integers(1, 10**9), monthly=integers(1, 10**9))
def test_as_much_as_a_month_bears_never_asks_for_more(owed, monthly):
    least = -(-owed // 600)

    plan = as_much_as(
        fen(owed), monthly=fen(max(monthly, least)), first_on=FIRST, longest=600
    )

    assert sum(sums(plan)) == owed
    assert plan.largest.minor <= max(monthly, least)


def test_a_stepped_plan_begins_small():
    plan = stepped(fen(600_00), steps=[1, 1, 2, 2], first_on=FIRST)

    assert sums(plan) == [100_00, 100_00, 200_00, 200_00]


def test_a_plan_follows_the_payday_and_the_31st_comes_back_after_february():
    plan = equal(fen(500), months=5, first_on=FIRST, payday=31)

    assert [part.due_on.isoformat() for part in plan.instalments] == [
        "2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31",
    ]  # fmt: skip
    assert month_after(date(2027, 2, 28), 1, on=31) == date(2027, 3, 31)


def test_a_first_payment_now_and_the_rest_in_instalments():
    plan = paid_first(
        fen(1_000_00), first=fen(400_00), months=3, first_on=FIRST, payday=10
    )

    assert sums(plan) == [400_00, 200_00, 200_00, 200_00]
    assert plan.instalments[1].due_on == date(2026, 12, 10)


def test_what_is_too_small_to_end_is_refused_with_the_least_that_would_do():
    with pytest.raises(TooSmallToEnd) as refused:
        as_much_as(fen(60_00), monthly=fen(99), first_on=FIRST, longest=60)

    assert refused.value.figures["least"] == fen(1_00)
    as_much_as(fen(60_00), monthly=fen(1_00), first_on=FIRST, longest=60)


@pytest.mark.parametrize("months", [0, -1, 601])
def test_a_plan_without_months_or_with_too_many_is_refused(months):
    with pytest.raises(NoMonths):
        equal(fen(100), months=months, first_on=FIRST)


@pytest.mark.parametrize("owed", [0, -5])
def test_nothing_owed_is_nothing_to_plan(owed):
    with pytest.raises(NothingToPlan):
        equal(fen(owed), months=3, first_on=FIRST)


@pytest.mark.covers("CALC-04")
@pytest.mark.parametrize(
    ("balance", "asked"), [(1_000_01, 100_01), (500_00, 100_00), (80_00, 80_00)]
)
def test_the_least_payment_of_a_card_is_a_share_or_the_floor_or_all(balance, asked):
    told = minimum_payment(fen(balance), percent=10, floor=fen(100_00))

    assert told == fen(asked)
