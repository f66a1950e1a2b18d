"""Counters: what a rule counts, of whom, in which window of the debtor's days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from arrears.domain.contact.outcome import Result

What = Literal["conversation", "unanswered", "dial"]
Whom = Literal["person", "point"]

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
    "dial": tuple(set(Result) - {Result.SENT, Result.FAILED}),
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

    Only telephone contacts begun by the collector count.
    """

    name: str
    what: What
    whom: Whom
    days: int

    def of(
        self, history: Iterable[Happened], *, person: str, point: str, at: datetime, zone: str
    ) -> int:
        """Return the count for this person or point as it stands at `at` in `zone`."""
        since, key = window_start(at, days=self.days, zone=zone), (person, point)
        return sum(
            since <= event.at <= at and self._counts(event, *key) for event in history
        )

    def _counts(self, event: Happened, person: str, point: str) -> bool:
        mine = event.person == person if self.whom == "person" else event.point == point
        return (
            mine
            and event.channel == "phone"
            and event.initiator == "collector"
            and event.result in RESULTS[self.what]
        )


def window_start(at: datetime, *, days: int, zone: str) -> datetime:
    """Return the local midnight at which a window of `days` calendar days began."""
    local = at.astimezone(ZoneInfo(zone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=days - 1)
