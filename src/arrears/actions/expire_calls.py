"""Let reserved calls expire that nobody told of; they go on counting."""

from datetime import datetime, timedelta

from django.db import transaction

from arrears.domain.audit.facts import ReservationExpired
from arrears.domain.contact.outcome import Result
from arrears.store import journal
from arrears.store.models import Attempt

EXPIRES_AFTER = timedelta(minutes=30)  # longer than any call this desk has seen


def is_old(at: datetime, *, now: datetime) -> bool:
    """Say whether a call reserved at `at` has expired by `now`."""
    return at <= now - EXPIRES_AFTER


@transaction.atomic
def expire_calls(*, now: datetime) -> int:
    """Let every reserved call expire that is 30 minutes old; return how many."""
    return expire(by=None, now=now)


def expire(*, by: str | None, now: datetime) -> int:
    """
    Let the old reserved calls of `by`, or of everybody, expire; journal each.

    Such a call may have been made: it stays reserved, so every counter counts it as
    the most it may have been, and it can still be told of, but not given back.
    """
    old = Attempt.objects.select_for_update().filter(
        result=Result.RESERVED, expired_at=None, at__lte=now - EXPIRES_AFTER
    )
    mine = old if by is None else old.filter(by=by)
    calls = list(mine.order_by("pk"))
    for call in calls:
        call.expired_at = now
        call.save(update_fields=["expired_at"])
        number = Attempt.objects.values_list("case__number", flat=True).get(pk=call.pk)
        fact = ReservationExpired(number, call.pk, call.by)
        journal.write(fact, by="clock", at=now)
    return len(calls)
