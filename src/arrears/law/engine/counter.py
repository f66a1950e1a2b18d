"""Counters: what a rule counts, of whom, in which window of time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from arrears.domain.contact.outcome import Result

from .zones import day_start

What = Literal[
    "conversation",
    "unanswered",
    "dial",
    "ringing",
    "voicemail",
    "message",
    "visit",
    "reached",
]
Whom = Literal["person", "point", "debt"]
Beginner = Literal["us", "anyone"]
Caller = Literal["agency", "anyone"]

_TALK, _HELD = Result.CONVERSATION, Result.RESERVED
# A reserved contact is not yet told: until it is, every counter counts it.
RESULTS: dict[What, tuple[Result, ...]] = {
    "conversation": (_TALK, _HELD),
    "unanswered": (
        Result.NO_ANSWER,
        Result.BUSY,
        Result.VOICEMAIL,
        Result.DROPPED,
        Result.NOT_IN_SERVICE,
        _HELD,
    ),
    "dial": tuple(
        result for result in Result if result not in {Result.SENT, Result.FAILED}
    ),
    # Dials that got through to the line; a message dropped into a mailbox is one.
    "ringing": (
        _TALK,
        Result.NO_ANSWER,
        Result.VOICEMAIL,
        Result.DROPPED,
        Result.SENT,
        _HELD,
    ),
    "voicemail": (Result.VOICEMAIL, Result.SENT, _HELD),
    "message": (Result.SENT, _HELD),
    "visit": tuple(result for result in Result if result is not Result.FAILED),
    "reached": (_TALK, Result.VOICEMAIL, Result.SENT, _HELD),
}
CHANNELS: dict[What, tuple[str, ...]] = {
    "conversation": ("phone",),
    "unanswered": ("phone",),
    "dial": ("phone",),
    "ringing": ("phone", "voicemail"),
    "voicemail": ("phone", "voicemail"),
    "message": ("sms", "email", "im"),
    "visit": ("visit",),
    "reached": ("phone", "voicemail", "sms", "email", "im", "letter", "visit"),
}


class WindowMisread(ValueError):
    """A counter needs one window: `days`, or `minutes`, and not both."""


@dataclass(frozen=True, slots=True)
class Happened:
    """
    One contact of the past, as a counter sees it; `at` is aware.

    `debts` are those it was about; none told means it may be any. `excused` is a
    call that the person had asked for, where a rule takes such calls out.
    """

    at: datetime
    person: str
    point: str
    result: Result
    initiator: str = "collector"
    channel: str = "phone"
    debts: tuple[str, ...] = ()
    by: str = "agency"
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """
    Count `what` of `whom` on the person's last `days` calendar days, today included.

    With `minutes` instead, the window rolls: that long before the moment asked. Only
    contacts that the collector began count, unless `begun_by` says anyone; `by`
    agency leaves out those that the lender made itself; `but_excused` those that
    the person had agreed to.
    """

    name: str
    what: What
    whom: Whom
    days: int = 0
    minutes: int = 0
    begun_by: Beginner = "us"
    by: Caller = "anyone"
    but_excused: bool = False
    kind: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if bool(self.days) == bool(self.minutes):
            raise WindowMisread(self.name)
        told = (self.what, self.whom, self.begun_by, self.by, str(self.but_excused))
        object.__setattr__(self, "kind", told)  # what counts, whatever the window

    @property
    def window(self) -> str:
        """Return the name of the column that says when the window began."""
        return f"since_{self.days}d" if self.days else f"since_{self.minutes}m"

    def of(
        self,
        history: Iterable[Happened],
        *,
        person: str,
        point: str,
        at: datetime,
        zone: str,
        debt: str = "",
    ) -> int:
        """Return the count for this person, point or debt as it stands at `at`."""
        since, until = self.since(at, zone=zone), at.astimezone(UTC)
        return sum(
            since <= event.at.astimezone(UTC) <= until
            and self.counts(event, person=person, point=point, debt=debt)
            for event in history
        )

    def since(self, at: datetime, *, zone: str) -> datetime:
        """Return the instant, in UTC, at which the window that ends at `at` began."""
        if self.minutes:
            return at.astimezone(UTC) - timedelta(minutes=self.minutes)
        return window_start(at, days=self.days, zone=zone)

    def counts(self, event: Happened, *, person: str, point: str, debt: str) -> bool:
        """Say whether `event`, whenever it was, is one of those to count."""
        return (
            event.channel in CHANNELS[self.what]
            and event.result in RESULTS[self.what]
            and self._is_of(event, person, point, debt)
            and (self.begun_by == "anyone" or event.initiator == "collector")
            and (self.by == "anyone" or event.by == "agency")
            and not (self.but_excused and event.excused)
        )

    def _is_of(self, event: Happened, person: str, point: str, debt: str) -> bool:
        if self.whom == "point":
            return event.point == point
        about = self.whom == "person" or not event.debts or debt in event.debts
        return event.person == person and about


def window_start(at: datetime, *, days: int, zone: str) -> datetime:
    """Return the local midnight at which a window of `days` calendar days began."""
    today = at.astimezone(ZoneInfo(zone)).date()
    return day_start(today - timedelta(days=days - 1), zone=zone)
