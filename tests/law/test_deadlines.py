"""Deadlines and minima: each with its source; boundaries to the day."""

from datetime import date

import pytest

from arrears.law.deadlines.deadline import deadlines
from arrears.law.deadlines.retention import longest, minima


@pytest.mark.parametrize("each", deadlines().values(), ids=lambda each: each.kind)
def test_every_deadline_says_where_its_days_come_from(each):
    assert each.cite
    assert each.row.startswith("CN-")
    assert each.mark in {"P", "S", "S-", "M"}
    assert each.of in {"law", "house"}
    assert each.row in each.source.en


def test_the_house_does_not_pass_its_promise_off_as_law():
    assert "house" in deadlines()["dispute"].source.en
    assert "house" not in deadlines()["complaint"].source.en


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        ("complaint", date(2026, 3, 17)),
        ("credit_objection", date(2026, 3, 22)),
    ],
)
def test_days_are_counted_from_the_day_after(kind, due):
    assert deadlines()[kind].due_on(date(2026, 3, 2)) == due  # Mon


def test_the_longest_minimum_counts():
    assert longest(["card"]).years == 3  # PIPL 56 outlasts the card measure
    assert longest(["card", "instalment_loan"]).years == 5


def test_a_claim_that_was_over_on_a_leap_day_has_an_end():
    five = next(each for each in minima() if each.years == 5)

    assert five.until(date(2024, 2, 29)) == date(2029, 2, 28)
