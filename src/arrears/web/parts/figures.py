"""Money, days and hours as people write them, in Chinese and in English."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from arrears.domain.money.written import money

__all__ = ["ahead", "clock", "day", "moment", "money"]

WEEKDAYS_ZH = "一二三四五六日"


def day(on: date, *, lang: str, today: date | None = None) -> str:
    """Return 11月24日 周二 or Tue 24 Nov; with the year where it is not today's."""
    year = today is not None and on.year != today.year
    if lang.startswith("zh"):
        written = f"{on.month}月{on.day}日 周{WEEKDAYS_ZH[on.weekday()]}"
        return f"{on.year}年{written}" if year else written
    written = f"{on:%a} {on.day} {on:%b}"
    return f"{written} {on.year}" if year else written


def clock(at: datetime | time | int) -> str:
    """Return the hour as 15:30; whole numbers are minutes of the day."""
    if isinstance(at, int):
        return f"{at // 60:02}:{at % 60:02}"
    return f"{at:%H:%M}"


def moment(at: datetime, *, lang: str, zone: str, today: date | None = None) -> str:
    """Return day and hour of the instant `at` as the clocks of `zone` show it."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day(local.date(), lang=lang, today=today)} {clock(local)}"


def ahead(left: timedelta) -> tuple[int, int]:
    """Return how many hours and minutes `left` is, without its sign."""
    hours, minutes = divmod(abs(int(left.total_seconds())) // 60, 60)
    return hours, minutes
