"""Months on the calendar: the 31st of a short month is its last day."""

from calendar import monthrange
from datetime import date

MONTHS_A_YEAR = 12


def month_after(day: date, months: int, *, on: int | None = None) -> date:
    """
    Return the day `months` later, on the day of month `on` (the same where not told).

    A day that the month does not have is its last one; counted from the first day, so
    the 31st comes back after February.
    """
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, 12)
    return day_of_month(date(year, month + 1, 1), on or day.day)


def day_of_month(month: date, day: int) -> date:
    """Return that day of the month, or its last where it has no such day."""
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=min(day, last))
