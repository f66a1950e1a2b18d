"""Erase what the library of calls and the workshop have kept long enough."""

from datetime import datetime, timedelta

from django.conf import settings

from arrears.store.models import LibraryCall, WorkshopCase

from .keep_call import remove_call
from .pick_workshop_case import remove_case

CLOCK = "clock"


def expire_library(*, now: datetime) -> int:
    """Remove calls and own cases older than the site keeps them; return how many. 0 days: for good."""
    days = settings.ARREARS_LIBRARY_DAYS
    if not days:
        return 0
    before = now - timedelta(days=days)
    calls = LibraryCall.objects.filter(added_at__lt=before)
    cases = WorkshopCase.objects.filter(picked_at__lt=before)
    old_calls = list(calls.values_list("pk", flat=True))
    old_cases = list(cases.values_list("pk", flat=True))
    for number in old_calls:
        remove_call(number, by=CLOCK, now=now)
    for number in old_cases:
        remove_case(number, by=CLOCK, now=now)
    return len(old_calls) + len(old_cases)
