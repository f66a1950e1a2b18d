"""The terms a debt is kept by: allocation, chargebacks, accrual, lateness, buckets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .heads import PLACE, PRINCIPAL

Bucket = tuple[int, int | None]  # first and last day past due; None: open

DEFAULT_ORDER = tuple(
    PLACE[head] for head in ("costs", "penalty", "fee", "interest", "principal")
)
DEFAULT_HORIZON = ("past_due", "due", "in_advance")


@dataclass(frozen=True, slots=True)
class Strategy:
    """
    Where money goes, as data: heads within horizons, in a direction.

    horizontal   one instalment after the other, its heads in order
    vertical     one head after the other, through the instalments
    in_advance   future instalments from the next on, from the last back, or split
                 evenly over all (`reamortise`)
    """

    order: tuple[int, ...] = DEFAULT_ORDER
    horizon: tuple[str, ...] = DEFAULT_HORIZON
    direction: str = "horizontal"
    in_advance: str = "next"
    order_in_advance: tuple[int, ...] = DEFAULT_ORDER

    @property
    def is_vertical(self) -> bool:
        """Say whether a head is filled through all instalments before the next."""
        return self.direction == "vertical"


@dataclass(frozen=True, slots=True)
class Accrual:
    """
    Penalty interest by day on what is overdue, or on all that remains.

    A rate is a fraction a year of a day count; `rates` are dated, oldest first,
    each (first day as ordinal, numerator, denominator). Rates a day have the day
    count "day".
    """

    basis: str
    rates: tuple[tuple[int, int, int], ...]
    day_count: str = "day"
    compound: bool = False
    grace_days: int = 0
    begins: int = 0  # ordinal; nothing accrues for days before it


@dataclass(frozen=True, slots=True)
class Terms:
    """All that is agreed about one debt; the defaults are in docs/guides/ledger.md."""

    default: Strategy = field(default_factory=Strategy)
    by_type: Mapping[str, Strategy] = field(default_factory=dict)
    charge_has_own_date: bool = False
    chargeback_order: tuple[int, ...] = (PRINCIPAL,)
    accrual: Accrual | None = None
    grace_days: int = 0
    due_day_counts: bool = False
    buckets: tuple[Bucket, ...] = ()

    def strategy(self, kind: str) -> Strategy:
        """Return how money of this event type is allocated."""
        return self.by_type.get(kind, self.default)

    def bucket(self, dpd: int) -> Bucket | None:
        """Return the bucket `dpd` falls into; None when current or in none."""
        for first, last in self.buckets:
            if 0 < dpd >= first and (last is None or dpd <= last):
                return (first, last)
        return None


def complete(order: tuple[int, ...]) -> tuple[int, ...]:
    """Return `order` with the heads it leaves out behind it, so that none is stuck."""
    return order + tuple(head for head in DEFAULT_ORDER if head not in order)
