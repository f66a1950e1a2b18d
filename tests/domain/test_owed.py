"""What is owed: stated heads less the payments, nothing lost and nothing made."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists

from arrears.domain.money.amount import Amount
from arrears.domain.money.balance import balance, event, left
from arrears.domain.money.owed import owed

fen = integers(min_value=0, max_value=10**12)
some = integers(min_value=1, max_value=10**12)


def after(debt, *payments: int):
    """Return what is owed after these payments, a day apart."""
    day = date(2026, 11, 1)
    events = [
        event(
            "payment",
            on=day + timedelta(days=n),
            booked_on=day + timedelta(days=n),
            minor=minor,
            ref=str(n),
        )
        for n, minor in enumerate(payments)
    ]
    return left(debt, balance(debt, due_on=date(2026, 10, 1), events=events))


@given(payments=lists(some, max_size=5), interest=fen, principal=fen)
def test_what_is_left_is_the_debt_less_what_was_paid(payments, interest, principal):
    debt = owed("CNY", interest=interest, principal=principal)

    assert after(debt, *payments).total.minor == interest + principal - sum(payments)


def test_costs_go_first_and_principal_last():
    debt = owed("CNY", costs=100_00, interest=300_00, principal=5_000_00)

    heads = after(debt, 1_000_00).heads

    assert heads["costs"].minor == 0
    assert heads["interest"].minor == 0
    assert heads["principal"].minor == 4_400_00


def test_a_payment_above_the_debt_is_a_credit_and_not_lost():
    now = after(owed("CNY", principal=100_00), 130_00)

    assert now.total == Amount("CNY", -30_00)
    assert not now.total.is_positive


def test_what_was_reversed_is_as_if_it_had_never_been():
    debt = owed("CNY", principal=100_00, fee=20_00)
    day = date(2026, 11, 1)
    events = [
        event("payment", on=day, booked_on=day, minor=50_00, ref="paid"),
        event("waiver", on=day, booked_on=day, minor=5_00, head="fee", ref="waived"),
        event("reversal", on=day, booked_on=day, minor=0, ref="r", reverses="paid"),
    ]

    told = balance(debt, due_on=date(2026, 10, 1), events=events)

    assert list(told) == ["waived"]
    assert left(debt, told).total.minor == 115_00


@given(minor=some)
def test_a_returned_payment_of_before_the_statement_is_owed_again(minor):
    debt = owed("CNY", principal=100_00)
    day = date(2026, 11, 1)
    came_back = event("chargeback", on=day, booked_on=day, minor=minor, ref="back")

    told = balance(debt, due_on=date(2026, 10, 1), events=[came_back])

    assert left(debt, told).total.minor == 100_00 + minor


def test_a_head_nobody_named_is_zero():
    with pytest.raises(KeyError):
        _ = owed("CNY").heads["tips"]
    assert owed("CNY").total.minor == 0
