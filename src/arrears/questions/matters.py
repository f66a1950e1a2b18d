"""Complaints, disputes and requests with their deadlines, and freezes nobody took up."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.matter import OUTCOMES
from arrears.domain.case.standing import StopKind
from arrears.domain.words import Words
from arrears.law.deadlines.deadline import Deadline, deadlines
from arrears.store.cases import desk_day
from arrears.store.holds import Held, holds
from arrears.store.models import Case, Matter, Stop

from .masked import masked_name
from .pages import Page, paged, slice_of

FREEZES = (StopKind.COMPLAINT, StopKind.DISPUTE)
DATA = ("access", "correction", "deletion")
UNMATCHED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter; `left` is how many days are left, less than nought when late."""

    matter: int
    number: str
    name: str  # masked
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


def matters(
    *, kind: str, state: str, number: str, page: int, now: datetime
) -> Page[MatterLine]:
    """Return the matters asked for, those due soonest first."""
    rows = Matter.objects.select_related("case__debtor")
    rows = rows.filter(kind=kind) if kind in deadlines() else rows
    rows = rows.filter(case__number=number.strip().upper()) if number.strip() else rows
    if state == "answered":
        rows = rows.exclude(answered_at=None).order_by("-answered_at")
    else:
        rows = rows.filter(answered_at=None).order_by("due_on", "pk")
        rows = rows.filter(due_on__lt=desk_day(now)) if state == "late" else rows
    on = desk_day(now)
    frozen = _frozen()
    lines = [_line(row, on=on, frozen=frozen) for row in rows[slice_of(page)]]
    return paged(lines, page=page)


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
