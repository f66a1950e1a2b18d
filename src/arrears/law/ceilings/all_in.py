"""The all-in rate: the internal rate of return of the money that really moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from pyxirr import InvalidPaymentsError, xirr

from arrears.domain.money.amount import Amount, CurrencyMismatch

from .ceiling import BASIS_POINTS


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that moved on a day, seen from the debtor: received is positive."""

    on: date
    amount: Amount


class NoRate(ValueError):
    """The flows have no rate: nothing was received, or nothing paid."""


def all_in_rate(flows: Sequence[Flow]) -> int:
    """
    Return the yearly rate that the flows come to, every fee and service included.

    What was kept back when the loan was paid out was never received: tell the net sum
    (CN-R8).

    Units     basis points a year, compounded yearly, 365 days
    Rounding  half a basis point away from zero
    Raises    NoRate; CurrencyMismatch
    Source    regulation.md 1.8: "IRR on actual cash flows"
    """
    if len({flow.amount.currency for flow in flows}) > 1:
        raise CurrencyMismatch("the flows of one loan are in one currency")
    try:
        rate = xirr([f.on for f in flows], [f.amount.minor for f in flows])
    except InvalidPaymentsError as error:
        raise NoRate(str(error)) from None
    if rate is None:
        raise NoRate("no rate makes these flows even")
    exact = Decimal(repr(rate)) * BASIS_POINTS
    return int(exact.to_integral_value(ROUND_HALF_UP))
