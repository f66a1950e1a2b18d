"""How promises held, counted by debtor and by collector (KPI-18)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from .promise import PromiseState
from .receipt import Judged

JUDGED = (
    PromiseState.KEPT,
    PromiseState.KEPT_LATE,
    PromiseState.BROKEN,
    PromiseState.HOLLOW,
)


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """How many promises stand in which state."""

    counts: Counter[PromiseState]

    @property
    def judged(self) -> int:
        """Return how many are over; running and replaced ones are not judged."""
        return sum(self.counts[state] for state in JUDGED)

    @property
    def broken(self) -> int:
        """Return how many were not paid, the hollow ones among them."""
        return self.counts[PromiseState.BROKEN] + self.counts[PromiseState.HOLLOW]

    @property
    def kept_rate(self) -> Fraction | None:
        """
        Return the share of the judged that was paid in time; None where none is judged.

        Units   0 to 1
        """
        kept = self.counts[PromiseState.KEPT]
        return Fraction(kept, self.judged) if self.judged else None


def record(promises: Iterable[Judged]) -> PromiseRecord:
    """Return the record of all these promises together."""
    return PromiseRecord(Counter(each.state for each in promises))


def by_debtor(promises: Iterable[Judged]) -> dict[str, PromiseRecord]:
    """Return each debtor's record."""
    return _grouped((each.standing.debtor, each) for each in promises)


def by_collector(promises: Iterable[Judged]) -> dict[str, PromiseRecord]:
    """Return each collector's record: of the promises that she took."""
    return _grouped((each.standing.collector, each) for each in promises)


def _grouped(keyed: Iterable[tuple[str, Judged]]) -> dict[str, PromiseRecord]:
    groups: dict[str, list[Judged]] = {}
    for key, each in keyed:
        groups.setdefault(key, []).append(each)
    return {key: record(each) for key, each in groups.items()}
