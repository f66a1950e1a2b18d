"""What was charged against what may be charged; the excess is shown, never demanded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from arrears.domain.money.amount import Amount

from .ceiling import BASIS_POINTS, Ceiling

DAYS_A_YEAR = 365
COST_SHEET_FROM = date(2026, 8, 1)  # CN-R6, new business only
WITHOUT_SHEET = {"merchant"}  # the sheet is for loans to individuals


@dataclass(frozen=True, slots=True)
class Weighed:
    """
    A charge beside the most that could lawfully be asked for the same time.

    `yearly` is what the charge comes to in a year, in basis points of `principal`.
    `lawful` and `excess` always add up to `charged`; both are empty where no
    ceiling is known.
    """

    charged: Amount
    yearly: int
    lawful: Amount | None
    excess: Amount | None

    @property
    def is_too_much(self) -> bool | None:
        """Say whether the ceiling is passed; None where there is none."""
        return None if self.excess is None else self.excess.is_positive


def weigh(
    charged: Amount, *, principal: Amount, days: int, ceiling: Ceiling
) -> Weighed:
    """
    Return `charged` for `days` on `principal` beside its ceiling.

    Rounding  the most is rounded down to the minor unit, in the debtor's favour
    Raises    NothingLent where there is no principal or no day to charge for
    Source    CALC-01; CN-R1, CN-R3, CN-R8: interest taken up front is no principal
    """
    if not principal.is_positive or days < 1:
        raise NothingLent
    yearly = _yearly(charged, principal, days)
    if ceiling.yearly is None:
        return Weighed(charged, yearly, None, None)
    lawful = charged.up_to(most(principal, days=days, yearly=ceiling.yearly))
    return Weighed(charged, yearly, lawful, charged - lawful)


class NothingLent(ValueError):
    """A cost was to be weighed against no principal or no time."""


def most(principal: Amount, *, days: int, yearly: int) -> Amount:
    """Return the most that `days` on `principal` may cost, rounded down."""
    whole = principal.minor * yearly * days // (BASIS_POINTS * DAYS_A_YEAR)
    return Amount(principal.currency, whole)


def per_year(rate_per_day: Decimal) -> int:
    """Return a rate by the day as basis points a year: 0.005 a day is 18,250."""
    yearly = rate_per_day * DAYS_A_YEAR * BASIS_POINTS
    return int(yearly.to_integral_value(ROUND_HALF_UP))


def off_sheet(
    charges: Iterable[str],
    *,
    sheet: Iterable[str] | None,
    lender_type: str,
    contracted_on: date,
) -> tuple[str, ...]:
    """
    Return the charges that the cost sheet does not list and so may not be asked for.

    A loan to an individual of 2026-08-01 or later without a sheet has none listed.
    Source   CN-R6 (mark S): a person looks at what comes back
    """
    if contracted_on < COST_SHEET_FROM or lender_type in WITHOUT_SHEET:
        return ()
    listed = frozenset(sheet or ())
    return tuple(charge for charge in charges if charge not in listed)


def _yearly(charged: Amount, principal: Amount, days: int) -> int:
    of, parts = principal.minor * days, charged.minor * DAYS_A_YEAR * BASIS_POINTS
    return (2 * parts + of) // (2 * of)  # half a basis point rounds up
