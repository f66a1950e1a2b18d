"""The tally: one person's history, sorted once, counted as often as one likes."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from .counter import Counter, Happened
from .zones import day_start

ANY_DEBT = ("",)


class Tally:
    """The contacts that may count for one person, point and debts."""

    def __init__(
        self,
        history: Sequence[Happened],
        *,
        person: str,
        point: str,
        debts: Sequence[str],
    ) -> None:
        self._mine = [
            (event.at.astimezone(UTC), event)
            for event in history
            if event.person == person or event.point == point
        ]
        self._person, self._point = person, point
        self._debts = tuple(debts) or ANY_DEBT
        self._moments: dict[str, list[list[datetime]]] = {}

    def count(self, counter: Counter, *, local: datetime) -> int:
        """Return the count at a moment of the person's clock; of several debts the highest."""
        if not self._mine or not any(self._of(counter)):
            return 0
        since, until = _since(counter, local), local.astimezone(UTC)
        return max(
            bisect_right(moments, until) - bisect_left(moments, since)
            for moments in self._of(counter)
        )

    def ends(self, counters: Sequence[Counter]) -> list[datetime]:
        """Return when what counts in a rolling window leaves it again."""
        return [
            moment + timedelta(minutes=counter.minutes, seconds=1)
            for counter in counters
            if counter.minutes and self._mine
            for moments in self._of(counter)
            for moment in moments[-100:]
        ]

    def _of(self, counter: Counter) -> list[list[datetime]]:
        found = self._moments.get(counter.name)
        if found is None:
            debts = self._debts if counter.whom == "debt" else ANY_DEBT
            found = [self._moments_about(counter, debt) for debt in debts]
            self._moments[counter.name] = found
        return found

    def _moments_about(self, counter: Counter, debt: str) -> list[datetime]:
        person, point = self._person, self._point
        return sorted(
            moment
            for moment, event in self._mine
            if counter.counts(event, person=person, point=point, debt=debt)
        )


def _since(counter: Counter, local: datetime) -> datetime:
    if counter.minutes:
        return local.astimezone(UTC) - timedelta(minutes=counter.minutes)
    first = local.date() - timedelta(days=counter.days - 1)
    return day_start(first, zone=str(local.tzinfo))
