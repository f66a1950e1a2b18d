"""The moments at which an answer may turn: openings, closings, midnights, ends."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from heapq import merge

from .zones import zone_of

DAYS_LOOKED_AHEAD = 14
DAYS_AFTER_AN_EDGE = 7
MINUTES_PER_DAY = 24 * 60
MIDNIGHT = 0


def moments(
    *,
    at: datetime,
    zones: Sequence[str],
    turns: Collection[int],
    edges: Collection[date],
    also: Iterable[datetime],
) -> Iterator[datetime]:
    """
    Yield the later moments at which an answer may turn, in order, on the clock of `at`.

    `turns` are minutes of a local day, `edges` local days on which a record begins
    or ends; each day's midnight is always one.
    """
    minutes = sorted({MIDNIGHT, *turns})
    last = at.astimezone(UTC)
    for moment in merge(*(_in(z, at, minutes, edges) for z in zones), sorted(also)):
        if moment > last:
            last = moment
            yield moment.astimezone(at.tzinfo)


def _in(
    zone: str, at: datetime, minutes: Sequence[int], edges: Collection[date]
) -> Iterator[datetime]:
    for day in _days(at.astimezone(zone_of(zone)).date(), edges):
        yield from sorted(_on(day, minute, zone) for minute in minutes)


def _days(today: date, edges: Collection[date]) -> list[date]:
    ahead = [today + timedelta(days=n) for n in range(DAYS_LOOKED_AHEAD + 1)]
    if not edges:
        return ahead
    beyond = {
        day + timedelta(days=n)
        for day in edges
        if day > today
        for n in range(DAYS_AFTER_AN_EDGE + 1)
    }
    return sorted(beyond.union(ahead))


def _on(day: date, minutes: int, zone: str) -> datetime:
    """Return the instant in UTC; a clock time beyond the day is of the next one."""
    days, rest = divmod(minutes, MINUTES_PER_DAY)
    if days:
        day += timedelta(days=days)
    wall = datetime(
        day.year, day.month, day.day, rest // 60, rest % 60, tzinfo=zone_of(zone)
    )
    return wall.astimezone(UTC)
