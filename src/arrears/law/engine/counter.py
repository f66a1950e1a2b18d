"""Counters: what a rule counts, of whom, in which window of time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from arrears.domain.contact.outcome import Result

from .zones import day_start, zone_of

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
    call that the person had asked for, where a rule takes such calls out. `utc` is
    `at` again, made ready for counting.
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
    utc: datetime = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "utc", self.at.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class Counter:
    """
    Count `what` of `whom` on the person's last `days` calendar days, today included.

    With `minutes` instead, the window rolls: that long before the moment asked. Only
    contacts that the collector began count, unless `begun_by` says anyone; `by`
    agency leaves out those that the lender made itself; `but_excused` those that
    the person had agreed to. `kind` says what counts, whatever the window; `window`
    is the column that says when the window began.
    """

    name: str
    what: What
    whom: Whom
    days: int = 0
    minutes: int = 0
    begun_by: Beginner = "us"
    by: Caller = "anyone"
    but_excused: bool = False
    kind: str = field(init=False, repr=False, compare=False)
    window: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if bool(self.days) == bool(self.minutes):
            raise WindowMisread(self.name)
        told = (self.what, self.whom, self.begun_by, self.by, str(self.but_excused))
        window = f"since_{self.days}d" if self.days else f"since_{self.minutes}m"
        object.__setattr__(self, "kind", " ".join(told))
        object.__setattr__(self, "window", window)

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
        counted = self.among(history, person=person, point=point, debt=debt)
        return sum(since <= event.utc <= until for event in counted)

    def since(self, at: datetime, *, zone: str) -> datetime:
        """Return the instant, in UTC, at which the window that ends at `at` began."""
        if self.minutes:
            return at.astimezone(UTC) - timedelta(minutes=self.minutes)
        return window_start(at, days=self.days, zone=zone)

    def among(
        self, history: Iterable[Happened], *, person: str, point: str, debt: str
    ) -> list[Happened]:
        """Return the events, whenever they were, that are of those to count."""
        channels, results = CHANNELS[self.what], RESULTS[self.what]
        initiator = None if self.begun_by == "anyone" else "collector"
        by = None if self.by == "anyone" else self.by
        of_point, of_debt = self.whom == "point", self.whom == "debt"
        return [  # one expression: this is asked of every event, many times over
            event
            for event in history
            if event.channel in channels
            and event.result in results
            and (event.point == point if of_point else event.person == person)
            and (not (of_debt and event.debts) or debt in event.debts)
            and (initiator is None or event.initiator == initiator)
            and (by is None or event.by == by)
            and not (self.but_excused and event.excused)
        ]


def window_start(at: datetime, *, days: int, zone: str) -> datetime:
    """Return the local midnight at which a window of `days` calendar days began."""
    return first_midnight(at.astimezone(zone_of(zone)).date(), days, zone)


@lru_cache(maxsize=10_000)
def first_midnight(today: date, days: int, zone: str) -> datetime:
    """Return when the first of the last `days` calendar days began, in UTC."""
    return day_start(today - timedelta(days=days - 1), zone=zone)
