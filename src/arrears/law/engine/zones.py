"""Time zones: which names there are, and when a day begins in each."""

from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones


@cache
def known_zones() -> frozenset[str]:
    """Return the names of the IANA time zones of this machine; read once."""
    return frozenset(available_timezones())


@cache
def zone_of(name: str) -> ZoneInfo:
    """Return the zone of that name; read once."""
    return ZoneInfo(name)


@lru_cache(maxsize=10_000)  # a zone's file is read from disk
def day_start(day: date, *, zone: str) -> datetime:
    """Return the instant, in UTC, at which the calendar day `day` begins in `zone`."""
    return datetime.combine(day, time.min, tzinfo=zone_of(zone)).astimezone(UTC)
