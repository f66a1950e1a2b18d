"""Complaints, disputes and requests with their deadlines, and freezes nobody took up."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from arrears.domain.case.matter import OUTCOMES
from arrears.domain.case.standing import StopKind
from arrears.domain.words import Words
from arrears.law.deadlines.deadline import Deadline, deadlines
from arrears.store.cases import desk_day
from arrears.store.holds import Held, holds
from arrears.store.models import Case, Matter, Stop

from .columns import Column, Table, many_of, table
from .masked import masked_name
from .pages import DAYS, Key, Order, Page, Place, every
from .stretches import page_of

FREEZES = (StopKind.COMPLAINT, StopKind.DISPUTE)
DATA = ("access", "correction", "deletion")
UNMATCHED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter; `left` is how many days are left, less than nought when late."""

    matter: int
    number: str
    name: str  # masked
    full_name: str  # for who takes the list along with a reason
    deadline: Deadline
    received_on: date
    due_on: date
    left: int
    by: str
    outcome: Words | None
    frozen: bool


@dataclass(frozen=True, slots=True)
class Loose:
    """A freeze that somebody set and no matter stands for: nobody is answering."""

    number: str
    name: str  # masked
    kind: StopKind
    since: datetime
    by: str


@dataclass(frozen=True, slots=True)
class MatterPage:
    """One matter with all that was told, its freeze, and what holds the records."""

    line: MatterLine
    told: str
    channel: str
    at: datetime
    longest_on: date | None
    drawn_out_because: str
    answer: str
    answered_at: datetime | None
    answered_by: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class MattersAsked:
    """Which matters: of a kind, a state and a case; empty is all that wait."""

    kind: str = ""
    state: str = ""
    number: str = ""

    @property
    def order(self) -> Order:
        """Return how they are sorted: those due soonest, or answered last, first."""
        return ANSWERED if self.state == "answered" else WAITING


def matters(asked: MattersAsked, *, place: Place, now: datetime) -> Page[MatterLine]:
    """Return a page of the matters asked for. Raises SortUnknown, RowGone."""
    rows, on = _rows(asked, now=now).select_related("case__debtor"), desk_day(now)
    found = page_of(rows, place, asked.order, among=Matter.objects.all())
    frozen = _frozen()
    return found.told([_line(row, on=on, frozen=frozen) for row in found.rows])


def matters_table(asked: MattersAsked, *, sort: str, now: datetime) -> Table:
    """Return all matters asked for. Raises SortUnknown, TooManyRows."""
    asked.order.key(sort)
    lines = every(lambda place: matters(asked, place=place, now=now), sort=sort)
    return table(COLUMNS, lines, many=many_of(_rows(asked, now=now)))


def _rows(asked: MattersAsked, *, now: datetime) -> QuerySet[Matter]:
    rows = Matter.objects.all()
    rows = rows.filter(kind=asked.kind) if asked.kind in deadlines() else rows
    if number := asked.number.strip().upper():
        rows = rows.filter(case__number=number)
    if asked.state == "answered":
        return rows.exclude(answered_at=None)
    rows = rows.filter(answered_at=None)
    return rows.filter(due_on__lt=desk_day(now)) if asked.state == "late" else rows


def loose_freezes() -> tuple[Loose, ...]:
    """Return the freezes for which no open matter stands, the oldest first."""
    taken = Matter.objects.filter(answered_at=None).values("case__debtor")
    rows = Stop.objects.filter(kind__in=FREEZES, lifted_at=None).exclude(
        person__in=taken
    )
    found = []
    rows = rows.select_related("person").prefetch_related("person__cases")
    for stop in rows.order_by("since")[:UNMATCHED_SHOWN]:
        numbers = sorted(case.number for case in stop.person.cases.all())
        if numbers:
            kind, name = StopKind(stop.kind), masked_name(stop.person.name)
            found.append(Loose(numbers[0], name, kind, stop.since, stop.by))
    return tuple(found)


def matter_page(matter: int, *, now: datetime) -> MatterPage | None:
    """Return the matter; None where there is none."""
    row = Matter.objects.select_related("case__debtor").filter(pk=matter).first()
    if row is None:
        return None
    on, deadline = desk_day(now), deadlines()[row.kind]
    return MatterPage(
        line=_line(row, on=on, frozen=_frozen(row.case)),
        told=row.told,
        channel=row.channel,
        at=row.at,
        longest_on=deadline.longest_on(row.received_on),
        drawn_out_because=row.drawn_out_because,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        held=holds(row.case.debtor, on=on, but=row.pk),
    )


def _line(row: Matter, *, on: date, frozen: set[tuple[int, str]]) -> MatterLine:
    deadline = deadlines()[row.kind]
    return MatterLine(
        matter=row.pk,
        number=row.case.number,
        name=masked_name(row.case.debtor.name),
        full_name=row.case.debtor.name,
        deadline=deadline,
        received_on=row.received_on,
        due_on=row.due_on,
        left=(row.due_on - on).days,
        by=row.by,
        outcome=OUTCOMES.get(row.outcome),
        frozen=(row.case.debtor_id, deadline.freezes) in frozen,
    )


def _frozen(case: Case | None = None) -> set[tuple[int, str]]:
    rows = Stop.objects.filter(kind__in=FREEZES, lifted_at=None)
    if case:
        rows = rows.filter(person=case.debtor_id)
    else:
        rows = rows.filter(person__cases__matters__answered_at=None)
    return set(rows.values_list("person", "kind"))


RECEIVED, BY = Words("收到日期", "Came in"), Words("答复期限", "Answer by")
_DAYS = (
    Key("due", BY, "due_on", DAYS),
    Key("received", RECEIVED, "received_on", DAYS),
)
WAITING = Order(_DAYS, usual="due")
ANSWERED = Order(
    (Key("answered", Words("答复时间", "Answered"), "answered_at", DAYS), *_DAYS),
    usual="-answered",
)
COLUMNS: tuple[Column[MatterLine], ...] = (
    Column(Words("类别", "Kind"), lambda line: line.deadline.title),
    Column(Words("案件", "Case"), lambda line: line.number),
    Column(
        Words("姓名", "Name"),
        lambda line: line.name,
        in_full=lambda line: line.full_name,
    ),
    Column(RECEIVED, lambda line: line.received_on),
    Column(BY, lambda line: line.due_on),
    Column(Words("剩余天数", "Days left"), lambda line: line.left),
    Column(Words("登记人", "By whom"), lambda line: line.by),
    Column(Words("结果", "Outcome"), lambda line: line.outcome),
)
