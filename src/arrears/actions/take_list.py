"""Write down that somebody took a list along as a file."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.compliance import ListTaken
from arrears.store import journal

LONGEST = 400  # characters of what was asked for


@transaction.atomic
def take_list(
    *, name: str, form: str, rows: int, asked: str, by: str, now: datetime
) -> None:
    """Journal which list, in which form, how many rows, and what it was narrowed to."""
    fact = ListTaken(name, form, rows, asked[:LONGEST])
    journal.write(fact, by=by, at=now)
