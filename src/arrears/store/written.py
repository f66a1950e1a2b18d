"""What people wrote of a contact or a case, by one name for both: call:7, note:12."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from arrears.domain.contact.outcome import Result

from .models import Attempt, Note

CALL, NOTE = "call", "note"
DIGITS = 18


@dataclass(frozen=True, slots=True)
class Written:
    """One text: on which case, when, by whom."""

    source: str
    number: str
    at: datetime
    by: str
    code: str  # of a call: EVT-01…30
    text: str


def written(source: str) -> Written | None:
    """Return the text of that name; None where there is none."""
    kind, _, key = source.partition(":")
    if not (key.isascii() and key.isdecimal() and len(key) <= DIGITS):
        return None
    return next(iter(_of(kind, [int(key)])), None)


def written_all(sources: Iterable[str]) -> dict[str, Written]:
    """Return the texts of those names, by name."""
    ids: dict[str, list[int]] = {CALL: [], NOTE: []}
    for source in sources:
        kind, _, key = source.partition(":")
        ids[kind].append(int(key))
    return {each.source: each for kind in ids for each in _of(kind, ids[kind])}


def calls(since: datetime, until: datetime) -> QuerySet[Attempt]:
    """Return the calls with somebody at the other end."""
    return Attempt.objects.filter(
        at__gte=since, at__lt=until, result=Result.CONVERSATION
    )


def notes(since: datetime, until: datetime) -> QuerySet[Note]:
    """Return the notes of those days."""
    return Note.objects.filter(at__gte=since, at__lt=until)


def _of(kind: str, ids: list[int]) -> Iterator[Written]:
    if kind == CALL:
        for row in Attempt.objects.filter(pk__in=ids).select_related("case"):
            name = f"{CALL}:{row.pk}"
            yield Written(name, row.case.number, row.at, row.by, row.code, row.note)
    elif kind == NOTE:
        for note in Note.objects.filter(pk__in=ids).select_related("case"):
            name = f"{NOTE}:{note.pk}"
            yield Written(name, note.case.number, note.at, note.by, "", note.text)
