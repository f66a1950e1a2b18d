"""The hour before a promise's hour, and the hour after it (CAD-10, CALC-08)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from .promise import Promise, PromiseState

AN_HOUR = timedelta(hours=1)


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
    if promise.due_at is None or not state.is_running:
        return Moments(None, None)
    local = datetime.combine(promise.due_on, promise.due_at, ZoneInfo(zone))
    hour = local.astimezone(UTC)
    remind_at = hour - AN_HOUR
    agreed = promise.reminder_agreed and promise.made_at < remind_at
    return Moments(remind_at if agreed else None, hour + AN_HOUR)
