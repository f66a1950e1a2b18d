"""Rows of the day judged anew by the plan's own steps, and given what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from arrears.planner.afresh import Afresh, AtTurn, Kept, Standing
from arrears.planner.engines import polars as engine
from arrears.planner.steps.openings import HOUR_FIXED
from arrears.planner.turn import Turn
from arrears.store import frames
from arrears.store.models import Point, Promise, WorkItem

from .calls_left import DueToday
from .rest_of_day import RestOfDay, said

NOTHING = AtTurn("", None, None)


@dataclass(frozen=True, slots=True)
class Call:
    """A call at its turn, and what the rules of the hour say of it there."""

    turn: Turn
    reason: str
    point: str | None


Calls = Mapping[str, Call]  # by case


def settled(rest: RestOfDay) -> list[WorkItem]:
    """Give every row what it comes to now; return those that changed."""
    found = _afresh(rest)
    stand = [one for one in found.standings() if one.case in rest.rows]
    aimed = [(one, rest.rows[one.case]) for one in stand]
    by_day = _turns(aimed, rest)
    calls, points = _calls(by_day, found, rest), _points(rest.debtors)
    late = _calls(_evening_turns(aimed, by_day, rest), found, rest)
    changed = []
    for one, row in _standing_first(aimed):
        before, evening = said(row), late.get(one.case)
        if evening is None or not _goes_late(one, row, evening, rest, points):
            _goes_by_day(one, row, calls.get(one.case), rest, points)
        if said(row) != before:
            changed.append(row)
    return changed


def _afresh(rest: RestOfDay) -> Afresh:
    book = engine.frames(**frames.frames(rest.clock.on, of=rest.debtors))
    stages = {case: row.stage for case, row in rest.rows.items()}
    kept = Kept(rest.run.evenings or {}, stages)
    return Afresh(book, on=rest.clock.on, policy=rest.clock.policy, kept=kept)


def _goes_late(
    one: Standing,
    row: WorkItem,
    call: Call,
    rest: RestOfDay,
    points: Mapping[str, Point],
) -> bool:
    """Give the row its turn in the evening, if it may have one; say whether."""
    point = points.get(call.point or one.point or "")
    return not call.reason and rest.to_evening(row, call.turn, point)


def _goes_by_day(
    one: Standing,
    row: WorkItem,
    call: Call | None,
    rest: RestOfDay,
    points: Mapping[str, Point],
) -> None:
    """Set the row aside, or give it its turn by day; what is done stays."""
    if call is not None:
        point = points.get(call.point or one.point or "")
        rest.settle(row, one.reason or call.reason, call.turn, point)


def _turns(
    aimed: Sequence[tuple[Standing, WorkItem]], rest: RestOfDay
) -> dict[str, Turn]:
    """Return, by case that is not done, where it belongs by day."""
    made = _promises_made(rest)
    turns: dict[str, Turn] = {}
    for one, row in aimed:
        due = DueToday(made.get(row.case_id), one.promised_at, one.follows_at)
        turn = rest.calls.target(row, one.turn, due)
        if turn is not None:
            turns[one.case] = _in_open_round(turn, one)
    return turns


def _evening_turns(
    aimed: Sequence[tuple[Standing, WorkItem]],
    by_day: Mapping[str, Turn],
    rest: RestOfDay,
) -> dict[str, Turn]:
    """Return the turns of those who belong to the evening and may still go there."""
    return {
        one.case: one.evening
        for one, row in aimed
        if one.evening is not None
        and rest.calls.may_come_late(row)
        and (one.case not in by_day or by_day[one.case].round not in HOUR_FIXED)
    }


def _calls(
    turns: Mapping[str, Turn], found: Afresh, rest: RestOfDay
) -> dict[str, Call]:
    """Return the call of each turn; one whose minute is over is asked of when it is placed."""
    ahead = {
        case: replace(turn, slot_minutes=rest.clock.minute(rest.rows[case], turn))
        for case, turn in turns.items()
        if not rest.clock.is_late(rest.rows[case], turn)
    }
    hours = found.at(ahead)
    return {
        case: _call(turn, ahead.get(case), hours.get(case, NOTHING))
        for case, turn in turns.items()
    }


def _call(turn: Turn, asked: Turn | None, at: AtTurn) -> Call:
    """Return the call, at the minute it was moved to, if it was."""
    if asked is not None and at.slot_minutes not in {None, asked.slot_minutes}:
        turn = replace(turn, slot_minutes=at.slot_minutes)
    return Call(turn, at.reason, at.point)


def _standing_first(
    aimed: Sequence[tuple[Standing, WorkItem]],
) -> list[tuple[Standing, WorkItem]]:
    """Return who is called now before who may come in: places become free first."""
    return sorted(aimed, key=lambda each: bool(each[1].reason))


def _in_open_round(turn: Turn, one: Standing) -> Turn:
    """Return the turn; where nobody may call in its round, the one a plan gives."""
    return turn if one.reason or turn.round in one.open_rounds else one.turn


def _points(debtors: Sequence[int]) -> Mapping[str, Point]:
    rows = Point.objects.filter(person_id__in=debtors)
    return {str(point.pk): point for point in rows}


def _promises_made(rest: RestOfDay) -> Mapping[int, datetime]:
    """Return, by case, when its promise for today was made."""
    due = Promise.objects.filter(
        due_on=rest.clock.on, superseded_at=None, case__debtor_id__in=rest.debtors
    )
    return dict(due.values_list("case_id", "made_at"))
