"""What lies on each seat: own cases, today's calls, promises, pairs, and who is away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from arrears.domain.words import Words
from arrears.store.assigning import is_away
from arrears.store.cases import desk_day
from arrears.store.models import (
    Assignment,
    Case,
    CoachingTask,
    Escalation,
    Pair,
    PlanRun,
    Promise,
    Staff,
    WorkItem,
)

from .case_history import staff_names
from .columns import Column, Table, table
from .told_today import is_done

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SeatLoad:
    """One seat with what lies on it; `calls_a_day` is what she has room for, 0 unknown."""

    seat: str
    name: str
    staff_number: str
    team: str
    cases: int
    calls_left: int
    calls_planned: int
    promises_week: int
    pairs: int
    escalated: int
    coaching: int
    away: bool
    absent_from: date | None
    absent_until: date | None
    stand_in: str
    is_heavy: bool = False  # a quarter more calls left than the seats have on average


HEAVY = 10  # calls left, at the least


@dataclass(frozen=True, slots=True)
class PairLine:
    """One case that two handle."""

    number: str
    name: str
    owner: str
    helper: str
    ground: str
    by: str
    at: datetime


def workload_table(*, now: datetime) -> Table:
    """Return what lies on every seat as a table."""
    lines = workload(now=now)
    return table(COLUMNS, lines, many=len(lines))


def workload(*, now: datetime) -> tuple[SeatLoad, ...]:
    """Return a line for every collector's seat, by team and staff number."""
    on = desk_day(now)
    run = PlanRun.objects.filter(on=on).first()
    items = WorkItem.objects.filter(run=run, seat__gt="")
    untold = items.exclude(is_done(run)) if run else items
    promises = Promise.objects.filter(
        due_on__gte=on, due_on__lt=on + WEEK, superseded_at=None
    )
    counts = {
        "cases": _by(Assignment.objects.filter(ended_at=None), "seat"),
        "planned": _by(items, "seat"),
        "left": _by(untold, "seat"),
        "promises": _by(promises, "by", of=Q(~Exists(CLOSED))),
        "pairs": _by(Pair.objects.filter(ended_at=None), "seat"),
        "escalated": _by(Escalation.objects.filter(answered_at=None), "by"),
        "coaching": _by(CoachingTask.objects.filter(ended_at=None), "seat"),
    }
    names = staff_names()
    staff = Staff.objects.filter(role="collector", user__is_active=True)
    rows = staff.select_related("user").order_by("team", "staff_number")
    return _weighed([_load(each, counts, names, on=on) for each in rows])


def pairs() -> tuple[PairLine, ...]:
    """Return the cases that two handle, the newest first."""
    names = staff_names()
    rows = list(
        Pair.objects.filter(ended_at=None)
        .select_related("case__debtor")
        .order_by("-at")
    )
    owned = Assignment.objects.filter(
        case_id__in=[row.case_id for row in rows], ended_at=None
    )
    owners = {
        case: names.get(seat, seat) or team
        for case, seat, team in owned.values_list("case_id", "seat", "team")
    }
    return tuple(
        PairLine(
            number=row.case.number,
            name=row.case.debtor.name,
            owner=owners.get(row.case_id, ""),
            helper=names.get(row.seat, row.seat),
            ground=row.ground,
            by=names.get(row.by, row.by),
            at=row.at,
        )
        for row in rows
    )


def _weighed(loads: Sequence[SeatLoad]) -> tuple[SeatLoad, ...]:
    """Return the lines, those marked that have far more left than the others."""
    here = [each.calls_left for each in loads if not each.away]
    return tuple(
        replace(each, is_heavy=_is_heavy(each.calls_left, here)) for each in loads
    )


def _is_heavy(left: int, here: Sequence[int]) -> bool:
    return left >= HEAVY and 4 * left * len(here) > 5 * sum(here)


def _load(
    staff: Staff,
    counts: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
    *,
    on: date,
) -> SeatLoad:
    seat = staff.user.get_username()
    over = staff.absent_until is not None and staff.absent_until < on
    return SeatLoad(
        seat=seat,
        name=staff.name,
        staff_number=staff.staff_number,
        team=staff.team,
        cases=counts["cases"].get(seat, 0),
        calls_left=counts["left"].get(seat, 0),
        calls_planned=counts["planned"].get(seat, 0),
        promises_week=counts["promises"].get(seat, 0),
        pairs=counts["pairs"].get(seat, 0),
        escalated=counts["escalated"].get(seat, 0),
        coaching=counts["coaching"].get(seat, 0),
        away=is_away(staff, on),
        absent_from=None if over else staff.absent_from,
        absent_until=None if over else staff.absent_until,
        stand_in=names.get(staff.stand_in, staff.stand_in),
    )


# Asked of each row by itself: joined, PostgreSQL reads all cases for a week's promises.
CLOSED = Case.objects.filter(pk=OuterRef("case_id"), closed_on__isnull=False)


def _by(rows: QuerySet[Any], field: str, *, of: Q | None = None) -> dict[str, int]:
    counted = Count("pk", filter=of)
    return dict(rows.order_by().values_list(field).annotate(n=counted))


COLUMNS: tuple[Column[SeatLoad], ...] = (
    Column(Words("坐席", "Seat"), lambda seat: seat.name),
    Column(Words("工号", "Staff number"), lambda seat: seat.staff_number),
    Column(Words("团队", "Team"), lambda seat: seat.team),
    Column(Words("名下案件", "Own cases"), lambda seat: seat.cases),
    Column(Words("待拨", "Calls left"), lambda seat: seat.calls_left),
    Column(Words("计划拨打", "Calls planned"), lambda seat: seat.calls_planned),
    Column(Words("7 天内的承诺", "Promises, 7 days"), lambda seat: seat.promises_week),
    Column(Words("协办", "Pairs"), lambda seat: seat.pairs),
    Column(Words("上报", "Escalated"), lambda seat: seat.escalated),
    Column(Words("辅导", "Coaching"), lambda seat: seat.coaching),
    Column(Words("离岗自", "Away from"), lambda seat: seat.absent_from),
    Column(Words("离岗至", "Away until"), lambda seat: seat.absent_until),
    Column(Words("顶岗", "Stand-in"), lambda seat: seat.stand_in),
)
