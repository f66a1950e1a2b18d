"""What is owed: stated heads less the payments, nothing lost and nothing made."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists

from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import owed
from arrears.domain.money.waterfall import CIVIL_CODE_561, spread

fen = integers(min_value=0, max_value=10**12)


@given(paid=fen, costs=fen, penalty=fen, interest=fen, principal=fen)
def test_a_payment_is_neither_lost_nor_made_larger(
    paid, costs, penalty, interest, principal
):
    debt = owed(
        "CNY", costs=costs, penalty=penalty, interest=interest, principal=principal
    )

    parts = spread(Amount("CNY", paid), debt.heads, order=CIVIL_CODE_561)

    assert sum(part.minor for part in parts.values()) == paid
    assert all(part.minor >= 0 for part in parts.values())


@given(payments=lists(fen, max_size=5), interest=fen, principal=fen)
def test_what_is_left_is_the_debt_less_what_was_paid(payments, interest, principal):
    debt = owed("CNY", interest=interest, principal=principal)

    left = debt.less(Amount("CNY", minor) for minor in payments)

    assert left.total.minor == interest + principal - sum(payments)


def test_costs_go_first_and_principal_last():
    debt = owed("CNY", costs=100_00, interest=300_00, principal=5_000_00)

    left = debt.less([Amount("CNY", 1_000_00)])

    assert left.heads["costs"].minor == 0
    assert left.heads["interest"].minor == 0
    assert left.heads["principal"].minor == 4_400_00


def test_a_payment_above_the_debt_is_a_credit_and_not_lost():
    left = owed("CNY", principal=100_00).less([Amount("CNY", 130_00)])

    assert left.total == Amount("CNY", -30_00)
    assert not left.total.is_positive


def test_a_head_nobody_named_is_zero():
    with pytest.raises(KeyError):
        _ = owed("CNY").heads["tips"]
    assert owed("CNY").total.minor == 0
