"""The library of real calls: the list with its filters, and one call reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from arrears.law.call_review.review import Turn
from arrears.store.models import CallRemark, LibraryCall
from arrears.store.training import UnknownCall, library_call
from arrears.training.calls.heard import HeardCall, HeardTurn, heard

from .case_history import staff_names

__all__ = ["CallPage", "UnknownCall", "call_library", "call_page", "kept_until"]

MOST = 200  # calls a page lists


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark and who wrote it."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A turn as heard, and the remarks beside it; `number` from 1."""

    number: int
    heard: HeardTurn
    remarks: tuple[RemarkLine, ...]


@dataclass(frozen=True, slots=True)
class CallPage:
    """One call with its review."""

    call: LibraryCall
    heard: HeardCall
    turns: tuple[TurnLine, ...]


def call_library(
    *, all_of_them: bool, mark: str = "", tag: str = ""
) -> tuple[LibraryCall, ...]:
    """Return the calls, the newest first; where not all of them, the released ones."""
    rows = LibraryCall.objects.order_by("-added_at", "-pk")
    if not all_of_them:
        rows = rows.exclude(released_at=None)
    if mark:
        rows = rows.filter(mark=mark)
    return tuple(row for row in rows if not tag or tag in row.tags)[:MOST]


def call_page(number: int, *, all_of_them: bool) -> CallPage:
    """Return one call; one not released only where all may be seen. Raises UnknownCall."""
    call = library_call(number)
    if not all_of_them and call.released_at is None:
        raise UnknownCall
    found = heard([Turn(turn["who"], turn["text"]) for turn in call.turns])
    return CallPage(
        call, found, tuple(_lines(found, list(call.remarks.order_by("pk"))))
    )


def kept_until(call: LibraryCall) -> datetime | None:
    """Return when a call is erased; None where the site keeps them for good."""
    days = settings.ARREARS_LIBRARY_DAYS
    return call.added_at + timedelta(days=days) if days else None


def _lines(found: HeardCall, remarks: list[CallRemark]) -> Iterator[TurnLine]:
    names = staff_names()
    for number, turn in enumerate(found.turns, 1):
        beside = (
            RemarkLine(each.text, names.get(each.by, each.by))
            for each in remarks
            if each.turn == number
        )
        yield TurnLine(number, turn, tuple(beside))
