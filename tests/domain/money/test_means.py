"""What somebody can pay from, and how little proof may be asked for it."""

from datetime import date

import pytest

from arrears.domain.money.amount import Amount
from arrears.domain.money.means import Basis, Income, Means, evidence_asked


def yuan(sum_):
    return Amount("CNY", sum_ * 100)


WAGES = Income(yuan(5_000), day=10, name="工资")
ALMA = Means((WAGES,), essentials=yuan(3_200), other_debts=yuan(800))


@pytest.mark.covers("CALC-06")
def test_what_is_left_is_income_less_essentials_less_other_debts():
    assert ALMA.affordable() == yuan(1_000)


def test_who_has_less_than_she_needs_can_afford_nothing_and_not_less_than_nothing():
    cleo = Means((WAGES,), essentials=yuan(5_001), other_debts=yuan(0))

    assert cleo.affordable() == yuan(0)


@pytest.mark.parametrize(
    ("means", "missing"),
    [
        (Means(None, yuan(1), yuan(1)), ("income",)),
        (Means((), yuan(1), yuan(1)), ("income",)),
        (Means((WAGES,), None, None), ("essentials", "other_debts")),
    ],
)
def test_what_is_unknown_stays_unknown_and_is_named(means, missing):
    assert means.affordable() is None
    assert means.unknown() == missing


@pytest.mark.parametrize(
    ("at_stake", "asked"),
    [
        (5_000, Basis.DECLARED),
        (5_001, Basis.SHOWN),
        (30_000, Basis.SHOWN),
        (30_001, Basis.VERIFIED),
    ],
)
def test_proof_is_asked_for_in_proportion_to_what_is_at_stake(at_stake, asked):
    assert evidence_asked(yuan(at_stake), means=ALMA) == asked


def test_without_a_known_income_her_word_comes_first():
    assert evidence_asked(yuan(9), means=Means(None, None, None)) == Basis.DECLARED


@pytest.mark.covers("QST-03")
def test_the_calendar_shows_wages_on_the_last_day_of_a_short_month():
    means = Means((Income(yuan(5_000), day=31),), yuan(0), yuan(0))
    days = [date(2027, 2, 27), date(2027, 2, 28), date(2027, 3, 30), date(2027, 3, 31)]

    assert means.calendar(days) == (
        (date(2027, 2, 28), yuan(5_000)),
        (date(2027, 3, 31), yuan(5_000)),
    )
