"""The cases behind each number of the board, a page at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from arrears.domain.case.standing import StopKind
from arrears.domain.contact.outcome import BY_CODE, Result
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.planner.reasons import ROUNDS
from arrears.store.cases import desk_day
from arrears.store.models import Attempt, Matter, PlanRun, Promise, Stop, WorkItem
from arrears.store.open_calls import open_calls

from .case_history import staff_names
from .columns import Column, Table, many_of, table
from .floor_board import PROMISED, kept_of, midnight_of, promises_due
from .pages import DAYS, HOURS, SUMS, Key, Order, Page, Place, every
from .plan_order import PLAN_ORDER
from .stretches import page_of
from .told_today import is_done, told_on

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


def floor_cases(asked: Asked, *, place: Place, now: datetime) -> Page[CaseLine]:
    """Return a page of the cases behind one number. Raises SortUnknown, RowGone."""
    return _lines(asked, place, desk_day(now))


def floor_cases_table(asked: Asked, *, sort: str, now: datetime) -> Table:
    """Return all cases behind one number. Raises SortUnknown, TooManyRows."""
    on = desk_day(now)
    source = _SOURCES[asked.what](asked, on)
    source.order.key(sort)
    lines = every(lambda place: _lines(asked, place, on), sort=sort)
    return table(COLUMNS, lines, many=many_of(source.rows))


def _lines(asked: Asked, place: Place, on: date) -> Page[CaseLine]:
    source, names = _SOURCES[asked.what](asked, on), staff_names()
    found = page_of(source.rows, place, source.order, among=source.among)
    lines = (source.read(row) for row in found.rows)
    return found.told([_named(line, names) for line in lines])


def _named(line: CaseLine, names: Mapping[str, str]) -> CaseLine:
    return replace(line, seat=names.get(line.seat, line.seat))


def _planned(asked: Asked, on: date) -> "Lines":
    run = PlanRun.objects.filter(on=on).first()
    rows = WorkItem.objects.filter(run=run, seat__gt="")
    if run and asked.what == "left":
        rows = rows.exclude(is_done(run))
    elif run and asked.what == "done":
        rows = rows.filter(is_done(run))
    rows = rows.filter(seat=asked.seat) if asked.seat else rows
    rows = rows.filter(round=asked.round) if asked.round in ROUNDS else rows
    among = WorkItem.objects.filter(run=run)
    return Lines(rows.select_related("case__debtor"), _of_item, PLANNED, among)


def _attempts(asked: Asked, on: date) -> "Lines":
    rows = told_on(on)
    if asked.what == "promised":
        rows = rows.filter(code=PROMISED)
    else:
        rows = rows.filter(result=Result.CONVERSATION)
        rows = rows.exclude(note="") if asked.what == "noted" else rows
    rows = rows.filter(by=asked.seat) if asked.seat else rows
    told = rows.select_related("case__debtor")
    return Lines(told, _of_attempt, replace(TOLD, usual="-time"), Attempt.objects.all())


def _calls(asked: Asked, _on: date) -> "Lines":
    rows = open_calls()
    rows = rows.filter(by=asked.seat) if asked.seat else rows
    told = rows.select_related("case__debtor")
    return Lines(told, _of_attempt, TOLD, Attempt.objects.all())


def _promises(asked: Asked, on: date) -> "Lines":
    rows = promises_due(on)
    rows = rows.filter(by=asked.seat) if asked.seat else rows
    if asked.what == "kept":
        rows = rows.filter(pk__in=kept_of(rows, on=on))
    told = rows.select_related("case__debtor")
    return Lines(told, _of_promise, DUE, Promise.objects.all())


def _matters(asked: Asked, on: date) -> "Lines":
    rows = Matter.objects.filter(kind="complaint", answered_at=None)
    rows = rows.filter(due_on__lt=on) if asked.what == "late" else rows
    told = rows.select_related("case__debtor")
    return Lines(told, _of_matter, ANSWER_BY, Matter.objects.all())


def _stops(_asked: Asked, on: date) -> "Lines":
    rows = Stop.objects.filter(since__gte=midnight_of(on)).exclude(kind="volunteer")
    told = rows.select_related("person__debtor").prefetch_related("person__cases")
    return Lines(told, _of_stop, SINCE, Stop.objects.all())


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows of one kind, how they are sorted, and how one is read as a line."""

    rows: QuerySet[Any]  # of any table
    read: Callable[..., CaseLine]
    order: Order
    among: QuerySet[Any]  # of the same


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

_NUMBER = Key("number", Words("案件编号", "Case number"), "case__number")
_AT = Words("时间", "Time")
PLANNED = Order(
    (Key("time", _AT, "slot_minutes", HOURS, may_be_empty=True), *PLAN_ORDER.keys),
    usual="time",
    tie="case_id",
)
TOLD = Order((Key("time", _AT, "at", DAYS), _NUMBER), usual="time")
DUE = Order(
    (
        Key("time", _AT, "due_on", DAYS),
        _NUMBER,
        Key("owed", Words("金额", "Amount"), "amount_minor", SUMS, currency="currency"),
    ),
    usual="time",
)
ANSWER_BY = Order((Key("time", _AT, "due_on", DAYS), _NUMBER), usual="time")
SINCE = Order((Key("time", _AT, "since", DAYS),), usual="-time")
COLUMNS: tuple[Column[CaseLine], ...] = (
    Column(Words("姓名", "Name"), lambda line: line.name),
    Column(Words("案件", "Case"), lambda line: line.number),
    Column(Words("事项", "What"), lambda line: line.says),
    Column(Words("金额", "Amount"), lambda line: line.amount, is_sum=True),
    Column(Words("时间", "Moment"), lambda line: line.at or line.on),
    Column(Words("坐席", "Seat"), lambda line: line.seat),
)
