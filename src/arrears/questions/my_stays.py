"""Where somebody is signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from arrears.store.models import Stay


@dataclass(frozen=True, slots=True)
class StayLine:
    """One stay that stands."""

    began_at: datetime
    seen_at: datetime
    address: str
    browser: str
    here: bool


def my_stays(
    username: str, *, here: int, now: datetime, long: timedelta, still: timedelta
) -> tuple[StayLine, ...]:
    """Return the stays of the account that stand at `now`, the newest first."""
    rows = Stay.objects.filter(
        user__username=username,
        ended_at=None,
        began_at__gt=now - long,
        seen_at__gt=now - still,
    )
    return tuple(
        StayLine(row.began_at, row.seen_at, row.address, row.browser, row.pk == here)
        for row in rows.order_by("-began_at", "-pk")
    )
