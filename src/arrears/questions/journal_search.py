"""The journal searched: what happened, to what, by whom, when, with its seal."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from arrears.domain.audit.known import FACTS
from arrears.domain.words import Words
from arrears.store.models import JournalEntry

from .contact_decisions import day_start
from .pages import Page, paged, slice_of

LEFT_OUT = {"asked"}  # shown where a decision is replayed


@dataclass(frozen=True, slots=True)
class JournalAsked:
    """What the address asks for; empty asks for all."""

    since: date | None = None
    until: date | None = None
    kind: str = ""
    subject: str = ""
    by: str = ""
    among: tuple[str, ...] = ()  # the kinds that may be seen; empty: all


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry."""

    seq: int
    at: datetime
    by: str
    kind: str
    words: Words
    subject: str
    body: str  # every field but the facts of a decision
    seal: str


def journal_search(asked: JournalAsked, *, page: int) -> Page[JournalLine]:
    """Return a page of the entries asked for, the newest first."""
    rows = JournalEntry.objects.order_by("-seq")
    if asked.among:
        rows = rows.filter(kind__in=asked.among)
    if asked.since:
        rows = rows.filter(at__gte=day_start(asked.since))
    if asked.until:
        rows = rows.filter(at__lt=day_start(asked.until + timedelta(days=1)))
    for field in ("kind", "by"):
        if value := getattr(asked, field):
            rows = rows.filter(**{field: value})
    if asked.subject:
        rows = rows.filter(subject__in={asked.subject, asked.subject.upper()})
    lines = [line(row) for row in rows[slice_of(page)]]
    return paged(lines, page=page)


def kind_choices() -> tuple[tuple[str, Words], ...]:
    """Return every kind of fact there is."""
    return tuple((kind, fact.named) for kind, fact in sorted(FACTS.items()))


def line(row: JournalEntry) -> JournalLine:
    """Return the entry as people read it."""
    body = {key: value for key, value in row.body.items() if key not in LEFT_OUT}
    fact = FACTS.get(row.kind)
    return JournalLine(
        seq=row.seq,
        at=row.at,
        by=row.by,
        kind=row.kind,
        words=fact.named if fact else Words(row.kind, row.kind),
        subject=row.subject,
        body=" · ".join(f"{key}: {_plain(value)}" for key, value in body.items()),
        seal=row.hash,
    )


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
