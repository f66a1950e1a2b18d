"""The moments at which an answer may turn: openings, closings, midnights, ends."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from heapq import merge

from .zones import zone_of

DAYS_LOOKED_AHEAD = 14
DAYS_AFTER_AN_EDGE = 7
SECONDS_PER_DAY = 24 * 60 * 60
MIDNIGHT = 0


def moments(
    *,
    at: datetime,
    zones: Collection[str],
    turns: frozenset[int],
    edges: Collection[date],
    also: Iterable[datetime],
) -> Iterator[datetime]:
    """
    Yield the later moments at which an answer may turn, in order, in UTC.

    `turns` are seconds of a local day, `edges` local days on which a record begins
    or ends; each day's midnight is always one. `also` are exact instants.
    """
    last = at.astimezone(UTC)
    exact = sorted(moment for moment in also if moment > last)
    days = _days(at, [*edges, *(moment.date() for moment in exact)])
    told = [iter(exact), *(_in(zone, days, turns) for zone in zones)]
    told = told if exact else told[1:]
    for moment in told[0] if len(told) == 1 else merge(*told):
        if moment > last:
            last = moment
            yield moment


def _in(zone: str, days: Iterable[date], turns: frozenset[int]) -> Iterator[datetime]:
    for day in days:
        yield from _on(day, turns, zone)


@lru_cache(maxsize=1024)
def _ahead(today: date) -> tuple[date, ...]:
    days = range(-1, DAYS_LOOKED_AHEAD + 1)
    return tuple(today + timedelta(days=n) for n in days)


def _days(at: datetime, edges: Iterable[date]) -> Sequence[date]:
    """Return the days to look at: the next two weeks, and a week around each edge."""
    today, ahead = at.date(), _ahead(at.date())
    beyond = {
        day + timedelta(days=n)
        for day in edges
        if day > today
        for n in range(-1, DAYS_AFTER_AN_EDGE + 1)
    }
    return sorted(beyond.union(ahead)) if beyond else ahead


@lru_cache(maxsize=20_000)
def _on(day: date, turns: frozenset[int], zone: str) -> tuple[datetime, ...]:
    """Return the day's instants in UTC; a time beyond the day is of the next one."""
    return tuple(sorted(_instant(day, seconds, zone) for seconds in {MIDNIGHT, *turns}))


def _instant(day: date, seconds: int, zone: str) -> datetime:
    days, rest = divmod(seconds, SECONDS_PER_DAY)
    midnight = datetime.combine(day + timedelta(days=days), datetime.min.time())
    wall = midnight + timedelta(seconds=rest)
    return wall.replace(tzinfo=zone_of(zone)).astimezone(UTC)
