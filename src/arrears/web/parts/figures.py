"""Money, days and hours as people write them, in Chinese and in English."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from arrears.domain.money.amount import Amount
from arrears.domain.money.currency import minor_digits

SIGNS = {
    "CNY": "¥",
    "TWD": "NT$",
    "HKD": "HK$",
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "INR": "₹",
}
WITHOUT_MINOR = {"TWD"}  # has cents by ISO 4217, and nobody writes them
WEEKDAYS_ZH = "一二三四五六日"


def money(amount: Amount) -> str:
    """Return the amount with its sign in front: ¥12,345.67, NT$8,000, −¥3.00."""
    digits = minor_digits(amount.currency)
    value = Decimal(abs(amount.minor)).scaleb(-digits)
    if amount.currency in WITHOUT_MINOR and value == value.to_integral_value():
        digits = 0
    sign = SIGNS.get(amount.currency, f"{amount.currency} ")
    return f"{'−' if amount.minor < 0 else ''}{sign}{value:,.{digits}f}"


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
