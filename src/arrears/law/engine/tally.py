"""The tally: one person's history, sorted once, counted as often as one likes."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import attrgetter

from .counter import Counter, Happened, Whom, first_midnight
from .zones import zone_of

ANY_DEBT = ("",)


class Instant:
    """One moment, in UTC and on the person's clock, and when each window began."""

    __slots__ = ("_began", "local", "utc", "zone")

    def __init__(self, utc: datetime, zone: str) -> None:
        self.utc, self.zone = utc, zone
        self.local = utc.astimezone(zone_of(zone or "UTC"))
        self._began: dict[str, datetime] = {}

    def since(self, counter: Counter) -> datetime:
        """Return when the counter's window began that ends at this moment."""
        began = self._began.get(counter.window)
        if began is None:
            began = self._since(counter.days, counter.minutes)
            self._began[counter.window] = began
        return began

    def _since(self, days: int, minutes: int) -> datetime:
        if minutes:
            return self.utc - timedelta(minutes=minutes)
        return first_midnight(self.local.date(), days, self.zone)


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
        mine = (e for e in history if e.person == person or e.point == point)
        self._mine = sorted(mine, key=attrgetter("utc"))
        self._person, self._point = person, point
        self._debts = tuple(debts)
        self._moments: dict[str, list[list[datetime]]] = {}

    def count(self, counter: Counter, *, at: Instant) -> int | None:
        """
        Return the count as it stands at `at`; of several debts the highest.

        None where nobody knows which number or which debts it would be.
        """
        counted = self._moments.get(counter.kind) or self._of(counter)
        if not counted:
            return None if counted is None else 0
        since, until = at.since(counter), at.utc
        if len(counted) == 1:
            return bisect_right(counted[0], until) - bisect_left(counted[0], since)
        return max(bisect_right(m, until) - bisect_left(m, since) for m in counted)

    def ends(self, counters: Sequence[Counter], *, after: datetime) -> list[datetime]:
        """Return when what counts in a rolling window leaves it again, after a moment."""
        found = []
        for counter in counters:
            if counter.minutes:
                window = timedelta(minutes=counter.minutes, seconds=1)
                for moments in self._of(counter) or ():
                    still = moments[bisect_right(moments, after - window) :]
                    found += [moment + window for moment in still[-100:]]
        return found

    def _of(self, counter: Counter) -> list[list[datetime]] | None:
        """Return the moments that count, of each debt; None where of whom is not told."""
        found = self._moments.get(counter.kind)
        if found is None and self._is_told(counter.whom):
            debts = self._debts if counter.whom == "debt" else ANY_DEBT
            each = (self._moments_about(counter, debt) for debt in debts)
            found = self._moments[counter.kind] = [
                moments for moments in each if moments
            ]
        return found

    def _is_told(self, whom: Whom) -> bool:
        if whom == "debt":
            return bool(self._debts)
        return whom == "person" or bool(self._point)

    def _moments_about(self, counter: Counter, debt: str) -> list[datetime]:
        person, point = self._person, self._point
        counted = counter.among(self._mine, person=person, point=point, debt=debt)
        return [event.utc for event in counted]
