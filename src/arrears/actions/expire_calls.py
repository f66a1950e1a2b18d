"""Let reserved calls expire that nobody told of; they go on counting."""

from datetime import datetime, timedelta

from arrears.domain.audit.facts import ReservationExpired
from arrears.domain.contact.outcome import Result
from arrears.store import journal
from arrears.store.models import Attempt

EXPIRES_AFTER = timedelta(minutes=30)  # longer than any call this desk has seen


def is_old(at: datetime, *, now: datetime) -> bool:
    """Say whether a call reserved at `at` has expired by `now`."""
    return at <= now - EXPIRES_AFTER


def expire(*, by: str, now: datetime) -> None:
    """
    Let the old reserved calls of `by` expire, in the caller's transaction; journal each.

    Such a call may have been made: it stays reserved, so every counter counts it as
    the most it may have been, and it can still be told of, but not given back.
    """
    old = Attempt.objects.select_for_update().filter(
        result=Result.RESERVED, expired_at=None, at__lte=now - EXPIRES_AFTER
    )
    for call in old.filter(by=by).order_by("pk"):
        call.expired_at = now
        call.save(update_fields=["expired_at"])
        fact = ReservationExpired(call.case.number, call.pk, call.by)
        journal.write(fact, by="clock", at=now)
