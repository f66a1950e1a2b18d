"""The moments at which an answer may turn: openings, closings, midnights, ends."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

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
) -> list[datetime]:
    """
    Return the later moments at which an answer may turn, in order, on the clock of `at`.

    `turns` are minutes of a local day, `edges` local days on which a record begins
    or ends; each day's midnight is always one.
    """
    found = set(also)
    for zone in zones:
        for day in _days(at.astimezone(zone_of(zone)).date(), edges):
            found.update(_on(day, minutes, zone) for minutes in {MIDNIGHT, *turns})
    return sorted(moment.astimezone(at.tzinfo) for moment in found if moment > at)


def _days(today: date, edges: Collection[date]) -> list[date]:
    starts = {today: DAYS_LOOKED_AHEAD}
    starts |= dict.fromkeys((day for day in edges if day > today), DAYS_AFTER_AN_EDGE)
    return sorted(
        {day + timedelta(days=n) for day, ahead in starts.items() for n in range(ahead + 1)}
    )


def _on(day: date, minutes: int, zone: str) -> datetime:
    """Return the instant in UTC; a clock time beyond the day is of the next one."""
    days, rest = divmod(minutes, MINUTES_PER_DAY)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60))
    return wall.replace(tzinfo=zone_of(zone)).astimezone(UTC)
