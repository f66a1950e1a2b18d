"""Write a dated note beside the figures, and withdraw one; none is ever deleted."""

from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.figures import FigureNoted, FigureNoteWithdrawn
from arrears.domain.words import Refusal, Words
from arrears.insight.catalogue import kpi as kpi_of
from arrears.store import journal
from arrears.store.cases import desk_day
from arrears.store.models import FigureNote

LONGEST = 200  # characters


class FigureNoteRefused(Refusal):
    """The note cannot be kept or withdrawn."""


class FigureNoteEmpty(FigureNoteRefused):
    """There is nothing in it."""

    words = Words(
        "注还是空的，请先填写内容。", "The note is empty. Write something first."
    )


class FigureNoteTooLong(FigureNoteRefused):
    """It is longer than a note beside a figure may be."""

    words = Words(
        "注有 {length} 字，最多 {longest} 字，请精简后再保存。",
        "The note has {length} characters; {longest} is the most. Shorten it.",
    )


class FigureNoteAhead(FigureNoteRefused):
    """Its day has not come."""

    words = Words(
        "{on} 还没到，注只能写在今天或以前的日子。",
        "{on} has not come yet. A note is of today or a day before.",
    )


class UnknownFigureNote(FigureNoteRefused):
    """There is no such note, or it was withdrawn before."""

    words = Words(
        "没有这条注，或已经撤回。请刷新页面。",
        "There is no such note, or it was withdrawn already. Reload the page.",
    )


class NotYourNote(FigureNoteRefused):
    """Somebody else wrote it."""

    words = Words(
        "这条注是 {by} 写的，由本人或主管撤回。",
        "{by} wrote this note; they or a supervisor withdraw it.",
    )


@transaction.atomic
def note_figure(*, kpi: str, on: date, text: str, by: str, now: datetime) -> int:
    """
    Keep `text` beside the figures of day `on` and return the note's number.

    An empty `kpi` puts it beside every figure. Raises UnknownKpi, FigureNoteEmpty,
    FigureNoteTooLong, FigureNoteAhead.
    """
    text = " ".join(text.split())
    if not text:
        raise FigureNoteEmpty
    if len(text) > LONGEST:
        raise FigureNoteTooLong(length=len(text), longest=LONGEST)
    if on > desk_day(now):
        raise FigureNoteAhead(on=on)
    key = kpi_of(kpi).key if kpi else ""
    row = FigureNote.objects.create(kpi=key, on=on, text=text, by=by, at=now)
    fact = FigureNoted(on.isoformat(), note=row.pk, kpi=key, length=len(text))
    journal.write(fact, by=by, at=now)
    return row.pk


@transaction.atomic
def withdraw_note(*, note: int, by: str, now: datetime, of_others: bool) -> None:
    """
    Withdraw a note; it stays to be read, with who took it back.

    `of_others` says whether this person may withdraw what others wrote. Raises
    UnknownFigureNote, NotYourNote.
    """
    standing = FigureNote.objects.select_for_update().filter(withdrawn_at=None)
    row = standing.filter(pk=note).first()
    if row is None:
        raise UnknownFigureNote
    if row.by != by and not of_others:
        raise NotYourNote(by=row.by)
    row.withdrawn_by, row.withdrawn_at = by, now
    row.save(update_fields=["withdrawn_by", "withdrawn_at"])
    fact = FigureNoteWithdrawn(row.on.isoformat(), note=row.pk)
    journal.write(fact, by=by, at=now)
