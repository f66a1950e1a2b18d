"""Put a real call into the library, remark on a turn of it, release it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import (
    LibraryCallKept,
    LibraryCallReleased,
    LibraryCallRemarked,
    LibraryCallRemoved,
)
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.models import CallRemark, LibraryCall
from arrears.store.training import UnknownCall, lock_call
from arrears.training.calls.hidden import hidden
from arrears.training.calls.transcript import turns_of

__all__ = [
    "Brought",
    "UnknownCall",
    "keep_call",
    "release_call",
    "remark_on",
    "remove_call",
]

MARKS = frozenset({"good", "failure"})
TITLE, REMARK, TAG, MOST_TAGS = 120, 500, 30, 10


class CallUnclear(Refusal):
    """A call comes without a title or without a mark."""

    words = Words(
        "请写标题，并选好案例或失败案例。",
        "Give the call a title and mark it as good or as a failure.",
    )


class RemarkUnfit(Refusal):
    """A remark is empty or stands at no turn of the call."""

    words = Words(
        "点评不能空，也要写在通话已有的一轮上（1 到 {turns}）。",
        "A remark needs words and a turn of this call, 1 to {turns}.",
    )


@dataclass(frozen=True, slots=True)
class Brought:
    """A call as somebody brings it; `names` are to be hidden in it."""

    title: str
    text: str
    mark: str
    tags: Iterable[str] = ()
    names: tuple[str, ...] = ()


@transaction.atomic
def keep_call(brought: Brought, *, by: str, now: datetime) -> int:
    """
    Keep a call with personal data masked, journal it, and return its number.

    Raises CallUnclear and the refusals of `turns_of`.
    """
    title = hidden(brought.title.strip(), names=brought.names)[:TITLE]
    if not title or brought.mark not in MARKS:
        raise CallUnclear
    turns = turns_of(hidden(brought.text, names=brought.names))
    tags = [hidden(each.strip(), names=brought.names)[:TAG] for each in brought.tags]
    call = LibraryCall.objects.create(
        title=title,
        turns=[{"who": turn.who, "text": turn.text} for turn in turns],
        tags=sorted({tag for tag in tags if tag})[:MOST_TAGS],
        mark=brought.mark,
        by=by,
        added_at=now,
    )
    fact = LibraryCallKept(f"call-{call.pk}", len(turns), call.mark, call.tags)
    journal.write(fact, by=by, at=now)
    return call.pk


@transaction.atomic
def remark_on(number: int, turn: int, text: str, *, by: str, now: datetime) -> None:
    """Write a remark at a turn and journal it. Raises UnknownCall, RemarkUnfit."""
    call = lock_call(number)
    said = hidden(text.strip())[:REMARK]
    if not said or not 1 <= turn <= len(call.turns):
        raise RemarkUnfit(turns=len(call.turns))
    CallRemark.objects.create(call=call, turn=turn, text=said, by=by, at=now)
    journal.write(LibraryCallRemarked(f"call-{number}", turn), by=by, at=now)


@transaction.atomic
def release_call(number: int, *, by: str, now: datetime) -> None:
    """Open a call to everybody and journal it; a second time changes nothing."""
    call = lock_call(number)
    if call.released_at:
        return
    call.released_by, call.released_at = by, now
    call.save(update_fields=["released_by", "released_at"])
    journal.write(LibraryCallReleased(f"call-{number}"), by=by, at=now)


@transaction.atomic
def remove_call(number: int, *, by: str, now: datetime) -> None:
    """Erase a call with its remarks for good and journal it. Raises UnknownCall."""
    call = lock_call(number)
    call.remarks.all().delete()
    call.delete()
    journal.write(LibraryCallRemoved(f"call-{number}"), by=by, at=now)
