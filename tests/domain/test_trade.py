"""Trade debts: an invoice that can stand, and a handover that adds up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from arrears.domain.money.amount import Amount
from arrears.domain.money.trade import (
    AgreedInThePast,
    CreditedTooMuch,
    DatesOutOfOrder,
    HandoverLine,
    Invoice,
    InvoiceWithoutMoney,
    LineMissing,
    NotReconciled,
    raise_unless_reconciled,
    raise_unless_sound,
)

SIGNED = date(2026, 11, 20)
LATER = date(2026, 12, 1)


def cny(minor: int) -> Amount:
    return Amount("CNY", minor)


INVOICE = Invoice("F-1", date(2026, 9, 1), date(2026, 10, 1), cny(1_000_00))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"amount": cny(0)}, InvoiceWithoutMoney),
        ({"credited": cny(1_000_01)}, CreditedTooMuch),
        ({"due_on": date(2026, 8, 31)}, DatesOutOfOrder),
        (
            {"delivered_on": date(2026, 9, 5), "accepted_on": date(2026, 9, 4)},
            DatesOutOfOrder,
        ),
    ],
)
def test_an_invoice_that_cannot_stand_is_refused(change, error):
    with pytest.raises(error):
        raise_unless_sound(replace(INVOICE, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"credited": cny(1_000_00)},
        {"due_on": date(2026, 9, 1)},
        {"delivered_on": date(2026, 9, 5), "accepted_on": date(2026, 9, 5)},
    ],
)
def test_one_on_the_line_can_stand(change):
    raise_unless_sound(replace(INVOICE, **change))


@pytest.mark.covers("CALC-18", "DAT-46", "DAT-47")
@given(
    paid=integers(-50, 100_050), unpaid=integers(-50, 100_050), credited=integers(0, 9)
)
def test_paid_and_unpaid_add_up_to_the_invoice_or_are_refused(paid, unpaid, credited):
    invoice = replace(INVOICE, credited=cny(credited))
    line = HandoverLine("F-1", cny(paid), cny(unpaid), LATER)

    adds_up = paid + unpaid == 1_000_00 - credited and paid >= 0 and unpaid >= 0
    if adds_up:
        raise_unless_reconciled([invoice], [line], signed_on=SIGNED)
    else:
        with pytest.raises(NotReconciled):
            raise_unless_reconciled([invoice], [line], signed_on=SIGNED)


@pytest.mark.parametrize("numbers", [[], ["F-2"], ["F-1", "F-1"], ["F-1", "F-2"]])
def test_every_invoice_has_one_line_and_no_other_has(numbers):
    lines = [HandoverLine(number, cny(0), cny(1_000_00), LATER) for number in numbers]

    with pytest.raises(LineMissing):
        raise_unless_reconciled([INVOICE], lines, signed_on=SIGNED)


@pytest.mark.parametrize(
    ("agreed_on", "unpaid", "fine"),
    [
        (SIGNED, 1_000_00, True),
        (date(2026, 11, 19), 1_000_00, False),
        (None, 1_000_00, False),
        (None, 0, True),
    ],
)
def test_what_is_unpaid_has_a_day_that_is_not_over(agreed_on, unpaid, fine):
    line = HandoverLine("F-1", cny(1_000_00 - unpaid), cny(unpaid), agreed_on)

    if fine:
        raise_unless_reconciled([INVOICE], [line], signed_on=SIGNED)
    else:
        with pytest.raises(AgreedInThePast):
            raise_unless_reconciled([INVOICE], [line], signed_on=SIGNED)
