"""Intervals agree with the books; small numbers are drawn to the middle."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis.strategies import integers
from scipy.stats import binomtest, chi2

from arrears.insight.estimates import (
    FEWEST_DAYS,
    Interval,
    by_days,
    byar,
    prior,
    spread,
    wilson,
)

FIRST = date(2026, 11, 2)


@pytest.mark.parametrize(("part", "whole"), [(0, 5), (5, 5), (3, 7), (120, 400)])
def test_wilsons_interval_is_that_of_scipy(part, whole):
    found = wilson(part, whole)
    book = binomtest(part, whole).proportion_ci(method="wilson")

    assert float(found.low) == pytest.approx(book.low, abs=1e-9)
    assert float(found.high) == pytest.approx(book.high, abs=1e-9)


@pytest.mark.parametrize("events", [0, 1, 5, 80])
def test_byars_interval_is_close_to_the_exact_one(events):
    found = byar(events, Decimal(1))

    exact_low = chi2.ppf(0.025, 2 * events) / 2 if events else 0
    exact_high = chi2.ppf(0.975, 2 * events + 2) / 2
    assert float(found.low) == pytest.approx(exact_low, abs=0.06)
    assert float(found.high) == pytest.approx(exact_high, abs=0.06)


@given(whole=integers(1, 10_000), part=integers(0, 10_000))
def test_a_share_lies_in_its_interval(whole, part):
    part = min(part, whole)
    found = wilson(part, whole)

    assert 0 <= found.low <= Decimal(part) / whole + Decimal("1e-20")
    assert Decimal(part) / whole - Decimal("1e-20") <= found.high <= 1


def test_a_ratio_of_few_days_has_no_interval():
    days = {FIRST + timedelta(days=n): 10 for n in range(FEWEST_DAYS)}
    fewer = dict(list(days.items())[1:])

    assert by_days(days, days).low == 1
    assert by_days(fewer, fewer) is None


def test_few_cases_are_drawn_nearer_to_all_than_many():
    groups = [(0, 4), (300, 400), (100, 400), (180, 400), (260, 400)]
    of_all = prior(groups)

    few, many = of_all.shrunk(0, 4), of_all.shrunk(100, 400)
    assert few > Decimal("0.2")
    assert abs(many - Decimal("0.25")) < Decimal("0.02")


def test_groups_that_do_not_differ_all_read_alike():
    of_all = prior([(10, 20), (5, 10), (50, 100)])

    assert of_all.strength is None
    assert of_all.shrunk(10, 20) == of_all.mean


def test_two_groups_say_nothing_of_groups():
    assert prior([(1, 2), (3, 4), (0, 0)]) is None


def test_shares_of_money_are_drawn_to_all_by_how_sure_they_are():
    sure = Interval(Decimal("0.39"), Decimal("0.41"))
    wide = Interval(Decimal("0.0"), Decimal("0.2"))
    groups = [
        (Decimal("0.4"), sure),
        (Decimal("0.5"), Interval(Decimal("0.49"), Decimal("0.51"))),
        (Decimal("0.1"), wide),
    ]

    found = spread(groups)

    assert found
    drawn = [found.shrunk(*each) for each in groups]
    assert abs(drawn[0] - groups[0][0]) < Decimal("0.01")
    assert groups[2][0] < drawn[2] < found.mean
    assert found.shrunk(Decimal("0.9"), None) == found.mean
    assert found.shrunk(Decimal(0), Interval(Decimal(0), Decimal(0))) is None
    assert spread(groups[:2]) is None
