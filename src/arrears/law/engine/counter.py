"""Counters: what a rule counts, of whom, in which window of the debtor's days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from arrears.domain.contact.outcome import Result

from .zones import day_start

What = Literal["conversation", "unanswered", "dial"]
Whom = Literal["person", "point"]
Beginner = Literal["us", "anyone"]

# A reserved dial is not yet told: until it is, every counter counts it.
RESULTS: dict[What, tuple[Result, ...]] = {
    "conversation": (Result.CONVERSATION, Result.RESERVED),
    "unanswered": (
        Result.NO_ANSWER,
        Result.BUSY,
        Result.VOICEMAIL,
        Result.DROPPED,
        Result.NOT_IN_SERVICE,
        Result.RESERVED,
    ),
    "dial": tuple(
        result for result in Result if result not in {Result.SENT, Result.FAILED}
    ),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One contact of the past, as a counter sees it; `at` is aware."""

    at: datetime
    person: str
    point: str
    result: Result
    initiator: str = "collector"
    channel: str = "phone"


@dataclass(frozen=True, slots=True)
class Counter:
    """
    Count `what` of `whom` on the debtor's last `days` calendar days, today included.

    Only telephone contacts count, and only those that the collector began, unless
    `begun_by` says anyone.
    """

    name: str
    what: What
    whom: Whom
    days: int
    begun_by: Beginner = "us"

    def of(
        self,
        history: Iterable[Happened],
        *,
        person: str,
        point: str,
        at: datetime,
        zone: str,
    ) -> int:
        """Return the count for this person or point as it stands at `at` in `zone`."""
        since, until = window_start(at, days=self.days, zone=zone), at.astimezone(UTC)
        return sum(
            since <= event.at.astimezone(UTC) <= until
            and self._counts(event, person, point)
            for event in history
        )

    def _counts(self, event: Happened, person: str, point: str) -> bool:
        mine = event.person == person if self.whom == "person" else event.point == point
        return (
            mine
            and event.channel == "phone"
            and (self.begun_by == "anyone" or event.initiator == "collector")
            and event.result in RESULTS[self.what]
        )


def window_start(at: datetime, *, days: int, zone: str) -> datetime:
    """Return the local midnight at which a window of `days` calendar days began."""
    today = at.astimezone(ZoneInfo(zone)).date()
    return day_start(today - timedelta(days=days - 1), zone=zone)
