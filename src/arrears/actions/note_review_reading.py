"""Note that somebody opened a case's review: no journal, no lock, a row is enough."""

from datetime import datetime, timedelta

from arrears.store import cases
from arrears.store.models import ReviewReading

A_MOMENT = timedelta(minutes=5)


def note_review_reading(*, number: str, by: str, now: datetime) -> None:
    """
    Note who opened the review of case `number`; opening it again at once adds nothing.

    It is there for the signal of skipped reviews only, so it is not journalled: nothing
    about the debtor changes. Raises UnknownCase.
    """
    case = cases.case(number)
    just = {"by": by, "at__gt": now - A_MOMENT, "at__lte": now}
    if not case.review_readings.filter(**just).exists():
        ReviewReading.objects.create(case=case, by=by, at=now)
