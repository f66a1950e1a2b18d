"""The hour before a promise's hour, and the hour after it (CAD-10, CALC-08)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from .promise import Promise, PromiseState

AN_HOUR = timedelta(hours=1)
Asked = Literal["remind", "check"]


@dataclass(frozen=True, slots=True)
class Moments:
    """When to remind, and when to look in the ledger; None where it is not to be done."""

    remind_at: datetime | None
    check_at: datetime | None


def moments(promise: Promise, *, zone: str, state: PromiseState) -> Moments:
    """
    Return the reminder an hour before the promised hour and the check an hour after.

    Both fall away once the promise no longer runs: paid, replaced, over. Nobody is
    reminded who did not agree to it, or who promised within that very hour. A
    promise without an hour has neither. A reminder is a contact: it counts, and the
    law is asked before it; the check is a look at the ledger and no contact.

    Units    instants (UTC); the promised hour is on the debtor's own clock, `zone`
    """
    hour = hour_of(promise, zone=zone)
    if hour is None or not state.is_running:
        return Moments(None, None)
    remind_at = hour - AN_HOUR
    agreed = promise.reminder_agreed and promise.made_at < remind_at
    return Moments(remind_at if agreed else None, hour + AN_HOUR)


def hour_of(promise: Promise, *, zone: str) -> datetime | None:
    """Return the promised hour as an instant (UTC), if one was named."""
    if promise.due_at is None:
        return None
    local = datetime.combine(promise.due_on, promise.due_at, ZoneInfo(zone))
    return local.astimezone(UTC)


def asked_now(
    promise: Promise, *, zone: str, state: PromiseState, now: datetime
) -> Asked | None:
    """
    Return what is to be done about the promise at `now`, on its day in `zone`, if anything.

    It is to be reminded of within the hour before, where that was agreed, and to be
    checked from an hour after until its day is over, while the money has not come.
    """
    when = moments(promise, zone=zone, state=state)
    on = now.astimezone(ZoneInfo(zone)).date()
    if when.check_at is None or on != promise.due_on:
        return None
    if when.check_at <= now:
        return "check"
    is_near = when.remind_at and when.remind_at <= now < when.check_at - AN_HOUR
    return "remind" if is_near else None
