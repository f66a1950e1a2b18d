"""Amounts are exact, of one currency, and say how they round."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from arrears.domain.money.amount import Amount, CurrencyMismatch

fen = integers(min_value=-(10**15), max_value=10**15)


@given(one=fen, other=fen)
def test_a_sum_taken_apart_again_is_what_it_was(one, other):
    together = Amount("CNY", one) + Amount("CNY", other)

    assert together - Amount("CNY", other) == Amount("CNY", one)


def test_two_currencies_never_meet_in_one_sum():
    with pytest.raises(CurrencyMismatch, match="TWD met CNY"):
        Amount("TWD", 1) + Amount("CNY", 1)


@pytest.mark.parametrize(
    ("minor", "ratio", "share"),
    [
        (1, "0.5", 1),
        (1, "0.49", 0),
        (-1, "0.5", -1),
        (333, "0.1", 33),
        (335, "0.1", 34),
    ],
)
def test_half_a_fen_rounds_away_from_zero(minor, ratio, share):
    assert Amount("CNY", minor).share(Decimal(ratio)) == Amount("CNY", share)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Amount("CNY", 1_234_50), "1,234.50 CNY"),
        (Amount("JPY", 1_234), "1,234 JPY"),
        (Amount("KWD", 1_234), "1.234 KWD"),
        (Amount("CNY", -5), "-0.05 CNY"),
        (Amount("CNY", 0), "0.00 CNY"),
    ],
)
def test_an_amount_is_written_as_people_write_it(amount, written):
    assert str(amount) == written


def test_an_amount_covers_itself_and_not_a_fen_more():
    owed = Amount("CNY", 100_00)

    assert owed.covers(Amount("CNY", 100_00))
    assert not owed.covers(Amount("CNY", 100_01))
