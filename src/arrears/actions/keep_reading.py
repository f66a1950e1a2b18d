"""Mark something of the reading list; a trainer adds to the list and withdraws."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import (
    ReadingKept,
    ReadingListed,
    ReadingWithdrawn,
)
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.models import ReadingMark, TrainerReading
from arrears.store.reading import is_listed, lock_listed
from arrears.training.calls.hidden import hidden
from arrears.training.course.reading import OWN, UnknownReading, house_readings

__all__ = ["UnknownReading", "add_reading", "mark_reading", "withdraw_reading"]

NOTE, TITLE, WHERE = 4000, 120, 300


class ReadingUnclear(Refusal):
    """Something comes onto the list without a title, or without where to find it."""

    words = Words(
        "请写书名或题目，以及在哪里读：作者和出版社，或者网址。",
        "Write the title, and where it is read: author and publisher, or an address.",
    )


@transaction.atomic
def mark_reading(item: str, note: str, *, read: bool, by: str, now: datetime) -> None:
    """
    Keep somebody's own note and tick, masked, and journal it; unchanged, do nothing.

    A tick keeps its first day. Raises UnknownReading.
    """
    kind, _, number = item.partition("/")
    if item not in house_readings() and not (kind == OWN and is_listed(number)):
        raise UnknownReading
    row, _ = ReadingMark.objects.select_for_update().get_or_create(by=by, item=item)
    before = (row.note, row.read_at)
    row.note = hidden(note.strip())[:NOTE]
    row.read_at = (row.read_at or now) if read else None
    if before == (row.note, row.read_at):
        return
    row.save(update_fields=["note", "read_at"])
    journal.write(ReadingKept(item, read), by=by, at=now)


@transaction.atomic
def add_reading(title: str, where: str, *, by: str, now: datetime) -> int:
    """Put something on the list, journal it, return its number. Raises ReadingUnclear."""
    title, where = title.strip()[:TITLE], where.strip()[:WHERE]
    if not title or not where:
        raise ReadingUnclear
    row = TrainerReading.objects.create(title=title, where=where, by=by, added_at=now)
    journal.write(ReadingListed(f"{OWN}/{row.pk}"), by=by, at=now)
    return row.pk


@transaction.atomic
def withdraw_reading(number: int, *, by: str, now: datetime) -> None:
    """Take something off the list and journal it. Raises UnknownReading."""
    row = lock_listed(number)
    if row is None:
        raise UnknownReading
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    journal.write(ReadingWithdrawn(f"{OWN}/{number}"), by=by, at=now)
