"""The clock of the commands, read here and handed inwards."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DESK_ZONE = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the desk's calendar day."""
    return now().astimezone(DESK_ZONE).date()


def day(asked: datetime | None) -> date:
    """Return the day that was asked for, else the desk's own."""
    return asked.date() if asked else today()
