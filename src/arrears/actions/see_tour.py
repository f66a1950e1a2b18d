"""Remember that somebody has seen the tour of the desk, or wants none."""

from datetime import datetime

from django.db import transaction

from arrears.store.models import Staff


@transaction.atomic
def see_tour(*, by: str, now: datetime) -> bool:
    """
    Keep when it was seen first; it concerns no case and is not journalled.

    False where it was seen before.
    """
    fresh = Staff.objects.filter(user__username=by, toured_at=None)
    return fresh.update(toured_at=now) > 0
