"""The journal: facts written one after the other, and the proof that none changed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import transaction

from arrears.domain.audit.chain import GENESIS, Entry, first_break, link
from arrears.domain.audit.facts import Fact

from . import sql
from .models import JournalEntry, JournalHead
from .scope import whole


@dataclass(frozen=True, slots=True)
class Proof:
    """What a walk along the chain found; `broken_at` is None when all holds."""

    entries: int
    head: str
    broken_at: int | None

    @property
    def holds(self) -> bool:
        """Say whether every entry follows from the one before it."""
        return self.broken_at is None


class Head(NamedTuple):
    """The journal's last line."""

    seq: int
    hash: str


@transaction.atomic(savepoint=False)
def write(fact: Fact, *, by: str, at: datetime) -> None:
    """Append `fact` to the journal, in the caller's transaction."""
    head = _locked_head()
    sealed: dict[str, Any] = {
        "seq": head.seq + 1,
        "by": by,
        "kind": fact.kind,
        "subject": fact.subject,
        "body": fact.body,
        "previous": head.hash,
    }
    seal = link(at=_iso(at), **sealed)
    line = sealed | {"body": json.dumps(fact.body), "hash": seal}
    sql.run(LINE, at=sql.stored(at), **line)
    sql.run(ONWARD, seq=head.seq + 1, hash=seal)


@whole()
def proof() -> Proof:
    """Walk the whole chain and say whether it holds, also at its end."""
    head = JournalHead.objects.filter(pk=1).first()
    count = JournalEntry.objects.count()
    seq, last = (head.seq, head.hash) if head else (0, GENESIS)
    broken = first_break(_entries())
    if broken is None and (seq, last) != (count, _last_hash()):
        broken = min(seq, count) + 1
    return Proof(count, last, broken)


def _locked_head() -> Head:
    told = sql.rows(sql.for_update(HEAD))
    if not told:  # the first line of all
        JournalHead.objects.get_or_create(pk=1, defaults={"hash": GENESIS})
        told = sql.rows(sql.for_update(HEAD))
    return Head(*told[0])


HEAD = "SELECT seq, hash FROM {journalhead} WHERE id = 1"
ONWARD = "UPDATE {journalhead} SET seq = %(seq)s, hash = %(hash)s WHERE id = 1"
LINE = """
    INSERT INTO {journalentry} (seq, at, by, kind, subject, body, previous, hash)
    VALUES (%(seq)s, %(at)s, %(by)s, %(kind)s, %(subject)s, %(body)s, %(previous)s,
            %(hash)s)
"""


def _last_hash() -> str:
    last = JournalEntry.objects.order_by("-seq").first()
    return last.hash if last else GENESIS


def _entries() -> Iterator[Entry]:
    for row in JournalEntry.objects.order_by("seq").iterator(chunk_size=5_000):
        yield Entry(
            seq=row.seq,
            at=_iso(row.at),
            by=row.by,
            kind=row.kind,
            subject=row.subject,
            body=row.body,
            previous=row.previous,
            hash=row.hash,
        )


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
