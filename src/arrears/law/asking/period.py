"""12 CFR 1006.34(b)(5): until when a consumer may dispute, by the day of posting."""

from datetime import date, timedelta
from functools import lru_cache

DAYS_ON_THE_WAY = 5  # without Saturdays, Sundays and legal public holidays
DAYS_TO_DISPUTE = 30
SATURDAY = 5
MONDAY, THURSDAY = 0, 3
JUNETEENTH_SINCE = 2021


def last_day_to_dispute(posted_on: date, *, received_on: date | None = None) -> date:
    """Return the last day of the validation period of a notice."""
    return (received_on or assumed_receipt(posted_on)) + timedelta(DAYS_TO_DISPUTE)


def assumed_receipt(posted_on: date) -> date:
    """Return the first day on which a notice may be taken to have arrived."""
    day, left = posted_on, DAYS_ON_THE_WAY
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY and day not in federal_holidays(day.year)
    return day


@lru_cache(maxsize=64)
def federal_holidays(year: int) -> frozenset[date]:
    """Return the legal public holidays of 5 USC 6103(a), on their own dates."""
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)]
    if year >= JUNETEENTH_SINCE:
        fixed.append((6, 19))
    moving = [
        _nth(year, 1, MONDAY, 3),
        _nth(year, 2, MONDAY, 3),
        _nth(year, 6, MONDAY, 1) - timedelta(days=7),  # the last Monday of May
        _nth(year, 9, MONDAY, 1),
        _nth(year, 10, MONDAY, 2),
        _nth(year, 11, THURSDAY, 4),
    ]
    if moving[2].month != 5:  # noqa: PLR2004  (May)
        moving[2] -= timedelta(days=7)
    return frozenset([date(year, *day) for day in fixed] + moving)


def _nth(year: int, month: int, weekday: int, place: int) -> date:
    first = date(year, month, 1)
    ahead = (weekday - first.weekday()) % 7
    return first + timedelta(days=ahead + 7 * (place - 1))
