"""The journal searched: what happened, to what, by whom, when, with its seal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from arrears.domain.audit.fields import field_words
from arrears.domain.audit.known import FACTS
from arrears.domain.words import Words
from arrears.store.models import JournalEntry

from .columns import Column, Table, many_of, table
from .contact_decisions import day_start
from .journal_order import entry_order
from .pages import Page, Place, every
from .stretches import page_of

LEFT_OUT = {"asked"}  # shown where a decision is replayed
PAIR = 2  # from and to


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
class ChangedField:
    """One field of a change: from what, to what."""

    name: str
    words: Words
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry."""

    seq: int
    at: datetime
    by: str
    kind: str
    words: Words
    subject: str
    body: str  # every field but the facts of a decision and what changed
    changes: tuple[ChangedField, ...]  # from and to, where the entry tells it
    seal: str

    @property
    def told(self) -> str:
        """Return all that the entry tells, what changed first, as one line."""
        changed = [f"{one.name}: {one.before} → {one.after}" for one in self.changes]
        return " · ".join(filter(None, [*changed, self.body]))


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry with one of the fields that it says changed, if it tells any."""

    entry: JournalLine
    field: ChangedField | None


def journal_search(asked: JournalAsked, *, place: Place) -> Page[JournalLine]:
    """Return a page of the entries asked for. Raises SortUnknown, RowGone."""
    among = JournalEntry.objects.all()
    order = entry_order(asked.since, asked.until)
    found = page_of(_rows(asked), place, order, among=among)
    return found.told([line(row) for row in found.rows])


def journal_table(asked: JournalAsked, *, sort: str) -> Table:
    """Return all entries asked for. Raises SortUnknown, TooManyRows."""
    entry_order(asked.since, asked.until).key(sort)
    lines = every(lambda place: journal_search(asked, place=place), sort=sort)
    return table(COLUMNS, lines, many=many_of(_rows(asked)))


def changes_table(asked: JournalAsked, *, sort: str) -> Table:
    """
    Return all entries asked for, a row a changed field; one where none is told.

    Raises SortUnknown, TooManyRows.
    """
    entry_order(asked.since, asked.until).key(sort)
    found = every(lambda place: journal_search(asked, place=place), sort=sort)
    lines = (
        Changed(each, field) for each in found for field in each.changes or (None,)
    )
    return table(CHANGE_COLUMNS, lines, many=many_of(_rows(asked)))


def _rows(asked: JournalAsked) -> QuerySet[JournalEntry]:
    rows = JournalEntry.objects.all()
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
    return rows


def kind_choices() -> tuple[tuple[str, Words], ...]:
    """Return every kind of fact there is."""
    return tuple((kind, fact.named) for kind, fact in sorted(FACTS.items()))


def line(row: JournalEntry) -> JournalLine:
    """Return the entry as people read it."""
    changes = _changes(row.body)
    shown = LEFT_OUT | ({"changed", "before", "after"} if changes else set())
    body = {key: value for key, value in row.body.items() if key not in shown}
    fact = FACTS.get(row.kind)
    return JournalLine(
        seq=row.seq,
        at=row.at,
        by=row.by,
        kind=row.kind,
        words=fact.named if fact else Words(row.kind, row.kind),
        subject=row.subject,
        body=" · ".join(f"{key}: {_plain(value)}" for key, value in body.items()),
        changes=changes,
        seal=row.hash,
    )


def _changes(body: Mapping[str, object]) -> tuple[ChangedField, ...]:
    """Return from and to, field by field, of the entries that tell it."""
    told = body.get("changed")
    pairs = told.items() if isinstance(told, dict) else ()
    found = [
        ChangedField(name, field_words(name), str(pair[0]), str(pair[1]))
        for name, pair in pairs
        if isinstance(pair, list) and len(pair) == PAIR
    ]
    if "before" in body:
        after = body.get("after", body.get("version", ""))
        words = field_words("version" if "version" in body else "language")
        found.append(ChangedField("before", words, str(body["before"]), str(after)))
    return tuple(found)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


COLUMNS: tuple[Column[JournalLine], ...] = (
    Column(Words("记录", "Entry"), lambda each: each.seq),
    Column(Words("事项", "What"), lambda each: each.words),
    Column(
        Words("案件、文件或账号", "Case, file or account"), lambda each: each.subject
    ),
    Column(Words("时间", "Moment"), lambda each: each.at),
    Column(Words("操作人", "By whom"), lambda each: each.by),
    Column(Words("内容", "Told"), lambda each: each.told),
    Column(Words("封印", "Seal"), lambda each: each.seal),
)
CHANGE_COLUMNS: tuple[Column[Changed], ...] = (
    Column(Words("记录", "Entry"), lambda each: each.entry.seq),
    Column(Words("时间", "Moment"), lambda each: each.entry.at),
    Column(Words("操作人", "By whom"), lambda each: each.entry.by),
    Column(Words("事项", "What"), lambda each: each.entry.words),
    Column(
        Words("账号、规则包或委托方", "Account, pack or lender"),
        lambda each: each.entry.subject,
    ),
    Column(
        Words("字段", "Field"), lambda each: each.field.words if each.field else None
    ),
    Column(
        Words("原值", "From"), lambda each: each.field.before if each.field else None
    ),
    Column(Words("新值", "To"), lambda each: each.field.after if each.field else None),
    Column(Words("其他", "More"), lambda each: each.entry.body),
    Column(Words("封印", "Seal"), lambda each: each.entry.seal),
)
