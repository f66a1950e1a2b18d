"""Add a note to a case."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import NoteWritten
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Note

LONGEST = 4_000  # characters


class NoteRefused(Refusal):
    """The note cannot be kept."""


class NoteEmpty(NoteRefused):
    """There is nothing in it."""

    words = Words(
        "备注还是空的，请先填写内容。", "The note is empty. Write something first."
    )


class NoteTooLong(NoteRefused):
    """It is longer than a note may be."""

    words = Words(
        "备注有 {length} 字，最多 {longest} 字，请精简后再保存。",
        "The note has {length} characters; {longest} is the most. Shorten it.",
    )


@transaction.atomic
def write_note(*, number: str, text: str, by: str, now: datetime) -> None:
    """Keep `text` as a note on case `number`. Raises NoteEmpty, NoteTooLong."""
    text = text.strip()
    if not text:
        raise NoteEmpty
    if len(text) > LONGEST:
        raise NoteTooLong(length=len(text), longest=LONGEST)
    case = cases.lock(number)
    Note.objects.create(case=case, at=now, by=by, text=text)
    journal.write(NoteWritten(case.number, len(text)), by=by, at=now)
