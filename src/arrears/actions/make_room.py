"""Room on a full day for calls whose seat is away: who comes last by rank gives way."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from arrears.planner.afresh import Afresh
from arrears.planner.engines import polars as engine
from arrears.planner.steps.openings import HOUR_FIXED
from arrears.planner.turn import Turn
from arrears.store import cases, frames
from arrears.store.models import Attempt, MovedCall, PlanRun, WorkItem

from .calls_left import Home
from .day_clock import DayClock
from .in_force import policy_of
from .rest_of_day import RestOfDay

SPARE = 2  # more of each list than would do if all lists gave alike


def make_room(left: Iterable[MovedCall], *, away: str, now: datetime) -> None:
    """
    Seat the calls for which no seat was left, where another comes later by rank.

    Promises of today never give way, nor what is done.
    """
    stood = {row.case_id: row for row in left}
    on = cases.desk_day(now)
    coming = list(_lost(on).filter(case__in=stood))
    if not coming:
        return
    run, homes = coming[0].run, {row.case_id: Home(away) for row in coming}
    last = {*_last(run, len(coming))}
    asked = run.items.filter(case__in=[*last, *homes]).values("case__debtor")
    rows = run.items.filter(case__debtor__in=asked).select_related("case__debtor")
    debtors = sorted({row.case.debtor_id for row in rows})
    chosen = policy_of(run)
    rest = RestOfDay(run, DayClock(on, now, chosen), debtors, homes=homes)
    rest.know(rows)
    found = Afresh(engine.frames(**frames.frames(on, of=debtors)), on=on, policy=chosen)
    rest.save(list(_swapped(rest, found, stood, last)))


def _swapped(
    rest: RestOfDay,
    found: Afresh,
    stood: Mapping[int, MovedCall],
    last: AbstractSet[int],
) -> Iterator[WorkItem]:
    """Yield the rows that change: one that comes in, and the one that makes way."""
    order = [rest.rows[one.case] for one in found.standings() if not one.reason]
    ranks = {row.case_id: n for n, row in enumerate(order)}
    waiting = [row for row in order if row.case_id in stood and row.reason]
    turns = {row.case.number: _turn(rest, row, stood[row.case_id]) for row in waiting}
    asked = {case: turn for case, turn in turns.items() if turn.slot_minutes}
    refused = {case for case, at in found.at(asked).items() if at.reason}
    others = [row for row in reversed(order) if row.case_id in last]
    for row in waiting:
        turn = turns[row.case.number]
        for other in others:
            if row.case.number in refused or ranks[other.case_id] < ranks[row.case_id]:
                break
            if not other.reason and rest.make_way(row, other, turn):
                yield from (row, other)
                break


def _turn(rest: RestOfDay, row: WorkItem, was: MovedCall) -> Turn:
    """Return the turn the call had; a new one where that round is over."""
    turn = Turn(was.round, was.slot_minutes)
    return turn if was.round in HOUR_FIXED else rest.calls.not_over(row, turn)


def _lost(on: date) -> QuerySet[WorkItem]:
    rows = WorkItem.objects.filter(run__on=on, reason="no_seat_left")
    return rows.select_related("case__debtor", "run")


def _last(run: PlanRun, coming: int) -> Iterator[int]:
    """Yield the cases that come last on each list and of which nothing was told."""
    begins = datetime.combine(run.on, time.min, ZoneInfo(cases.DESK_ZONE))
    told = set(Attempt.objects.filter(at__gte=begins).values_list("case_id", flat=True))
    called = run.items.filter(reason="").exclude(round__in=HOUR_FIXED)
    rows = called.order_by("seat", "round", "-place")
    lists = groupby(rows.values_list("seat", "round", "case_id"), key=lambda r: r[:2])
    open_ = [[case for *_, case in each if case not in told] for _, each in lists]
    most = coming // max(1, len(open_)) + SPARE
    for each in open_:
        yield from each[:most]
