"""The cases behind each number of the board, a page at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from arrears.domain.case.standing import StopKind
from arrears.domain.contact.outcome import BY_CODE, Result
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.planner.reasons import ROUNDS
from arrears.store.cases import desk_day
from arrears.store.models import Attempt, Matter, Promise, Stop, WorkItem
from arrears.store.open_calls import open_calls

from .case_history import staff_names
from .floor_board import PROMISED, kept_of, midnight_of, promises_due
from .pages import Page, paged, slice_of
from .told_today import done_on, told_on

WHAT = {
    "planned": Words("今日计划联系", "Calls planned today"),
    "left": Words("还没联系", "Still to be called"),
    "done": Words("已联系", "Called today"),
    "talks": Words("谈到话", "Talked with"),
    "noted": Words("写了备注的通话", "Talks with a note"),
    "promised": Words("今天作出的承诺", "Promises made today"),
    "due": Words("今天到期的承诺", "Promises due today"),
    "kept": Words("今天兑现的承诺", "Promises kept today"),
    "calls": Words("正在通话", "On a call now"),
    "complaints": Words("未答复的投诉", "Complaints without an answer"),
    "late": Words("逾期未答复的投诉", "Complaints past their day"),
    "stops": Words("今天登记的停止标记", "Stops set today"),
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case with what is behind the number."""

    number: str
    name: str
    seat: str
    says: Words | None
    at: datetime | None = None
    on: date | None = None
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which number of the board, of which seat and round; empty: of all."""

    what: str
    seat: str = ""
    round: str = ""


def floor_cases(asked: Asked, *, page: int, now: datetime) -> Page[CaseLine]:
    """Return a page of the cases behind one number."""
    rows = _SOURCES[asked.what](asked, desk_day(now))
    lines = rows[slice_of(page)]
    names = staff_names()
    return paged([_named(line, names) for line in lines], page=page)


def _named(line: CaseLine, names: Mapping[str, str]) -> CaseLine:
    seat = names.get(line.seat, line.seat)
    return CaseLine(
        line.number, line.name, seat, line.says, line.at, line.on, line.amount
    )


def _planned(asked: Asked, on: date) -> "Lines":
    rows = WorkItem.objects.filter(run__on=on, seat__gt="")
    done = done_on(on).values("case_id")
    if asked.what == "left":
        rows = rows.exclude(case_id__in=done)
    elif asked.what == "done":
        rows = rows.filter(case_id__in=done)
    rows = rows.filter(seat=asked.seat) if asked.seat else rows
    rows = rows.filter(round=asked.round) if asked.round in ROUNDS else rows
    ordered = rows.select_related("case__debtor").order_by("slot_minutes", "pk")
    return Lines(ordered, _of_item)


def _attempts(asked: Asked, on: date) -> "Lines":
    rows = told_on(on)
    if asked.what == "promised":
        rows = rows.filter(code=PROMISED)
    else:
        rows = rows.filter(result=Result.CONVERSATION)
        rows = rows.exclude(note="") if asked.what == "noted" else rows
    rows = rows.filter(by=asked.seat) if asked.seat else rows
    return Lines(rows.select_related("case__debtor").order_by("-at"), _of_attempt)


def _calls(asked: Asked, _on: date) -> "Lines":
    rows = open_calls()
    rows = rows.filter(by=asked.seat) if asked.seat else rows
    return Lines(rows.select_related("case__debtor").order_by("at"), _of_attempt)


def _promises(asked: Asked, on: date) -> "Lines":
    rows = promises_due(on)
    rows = rows.filter(by=asked.seat) if asked.seat else rows
    if asked.what == "kept":
        rows = rows.filter(pk__in=kept_of(rows, on=on))
    return Lines(rows.select_related("case__debtor").order_by("due_at"), _of_promise)


def _matters(asked: Asked, on: date) -> "Lines":
    rows = Matter.objects.filter(kind="complaint", answered_at=None)
    rows = rows.filter(due_on__lt=on) if asked.what == "late" else rows
    return Lines(rows.select_related("case__debtor").order_by("due_on"), _of_matter)


def _stops(_asked: Asked, on: date) -> "Lines":
    rows = Stop.objects.filter(since__gte=midnight_of(on)).exclude(kind="volunteer")
    ordered = rows.select_related("person__debtor").order_by("-since")
    return Lines(ordered.prefetch_related("person__cases"), _of_stop)


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows of one kind, read as lines only where a page shows them."""

    rows: QuerySet[Any]  # of any table
    read: Callable[..., CaseLine]

    def __getitem__(self, some: slice) -> list[CaseLine]:
        """Return these rows as lines."""
        return [self.read(row) for row in self.rows[some]]


def _of_item(row: WorkItem) -> CaseLine:
    amount = Amount(row.currency, row.owed_minor or 0)
    words = ROUNDS[row.round]
    return CaseLine(
        row.case.number, row.case.debtor.name, row.seat, words, amount=amount
    )


def _of_attempt(row: Attempt) -> CaseLine:
    words = BY_CODE[row.code].words if row.code else None
    return CaseLine(row.case.number, row.case.debtor.name, row.by, words, at=row.at)


def _of_promise(row: Promise) -> CaseLine:
    amount = Amount(row.currency, row.amount_minor)
    case = row.case
    return CaseLine(
        case.number, case.debtor.name, row.by, None, on=row.due_on, amount=amount
    )


def _of_matter(row: Matter) -> CaseLine:
    words = Words("答复期限", "answer by")
    return CaseLine(row.case.number, row.case.debtor.name, row.by, words, on=row.due_on)


def _of_stop(row: Stop) -> CaseLine:
    debtor = row.person.debtor or row.person
    numbers = sorted(case.number for case in debtor.cases.all())
    number = numbers[0] if numbers else ""
    return CaseLine(number, debtor.name, row.by, StopKind(row.kind).words, at=row.since)


_SOURCES: Mapping[str, Callable[[Asked, date], Lines]] = {
    "planned": _planned,
    "left": _planned,
    "done": _planned,
    "talks": _attempts,
    "noted": _attempts,
    "promised": _attempts,
    "due": _promises,
    "kept": _promises,
    "calls": _calls,
    "complaints": _matters,
    "late": _matters,
    "stops": _stops,
}
