"""The rest of the day for many debtors at once: a team, or all of a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import DayReplanned
from arrears.domain.words import Refusal, Words
from arrears.planner.afresh import Afresh, AtTurn, Standing
from arrears.planner.engines import polars as engine
from arrears.planner.policy import Policy
from arrears.planner.turn import Turn
from arrears.store import cases, frames, journal, plans
from arrears.store.insight.kept import members
from arrears.store.models import Case, PlanRun, Point, Promise, WorkItem
from arrears.store.scope import whole

from .in_force import policy_of, text_of
from .rest_of_day import NO_HOMES, DueToday, Home, RestOfDay, said

NOTHING = AtTurn("", None, None)


class NoPlanYet(Refusal):
    """The day has no plan that could run by another policy."""

    words = Words(
        "{on} 还没有计划。请先运行 arrears plan --policy 文件。",
        "{on} has no plan yet. Make it first: arrears plan --policy FILE.",
    )


@whole()
def replan_all(*, now: datetime, policy: Policy | None = None) -> int:
    """Do as `replan_many` does for everybody in today's plan."""
    rows = WorkItem.objects.filter(run__on=cases.desk_day(now))
    debtors = rows.values_list("case__debtor_id", flat=True).distinct()
    return replan_many(_known(debtors), now=now, policy=policy)


@whole()
@transaction.atomic
def replan_under(policy: Policy, *, by: str, now: datetime) -> int:
    """
    Let today run by another policy from now on, and journal it; return how many rows changed.

    The plan's stamp names it, and every replan of the day goes by it. Raises NoPlanYet.
    """
    plans.one_at_a_time()
    run = PlanRun.objects.filter(on=cases.desk_day(now)).first()
    if run is None:
        raise NoPlanYet(on=cases.desk_day(now))
    before, run.policy = run.policy, policy.version[: plans.VERSION_LENGTH]
    run.policy_text, run.worth = text_of(policy), policy.stamp.get("worth", "")
    run.save(update_fields=["policy", "policy_text", "worth"])
    rows = replan_all(now=now, policy=policy)
    fact = DayReplanned(run.on.isoformat(), policy=run.policy, before=before, rows=rows)
    journal.write(fact, by=by, at=now)
    return rows


@whole()
def replan_team(team: str, *, now: datetime, policy: Policy | None = None) -> int:
    """
    Do as `replan_many` does for whom the team has on its lists, or owns.

    Raises UnknownTeam.
    """
    on = cases.desk_day(now)
    listed = WorkItem.objects.filter(run__on=on, seat__in=members(team))
    debtors = set(listed.values_list("case__debtor_id", flat=True))
    owned = Case.objects.filter(
        assignments__team=team, assignments__ended_at=None, closed_on=None
    )
    debtors |= set(owned.values_list("debtor_id", flat=True))
    return replan_many(_known(debtors), now=now, policy=policy)


def _known(debtors: Iterable[int | None]) -> list[int]:
    return sorted(debtor for debtor in debtors if debtor is not None)


@whole()
@transaction.atomic
def replan_many(
    debtors: Sequence[int],
    *,
    now: datetime,
    policy: Policy | None = None,
    homes: Mapping[int, Home] = NO_HOMES,
) -> int:
    """
    Bring the rest of the day of all these debtors in line with what is known now.

    It says of each what `replan` does, by columns and once over all of them. Calls
    that come in are dealt by rank, and places that became free are filled by rank
    from those for whom no seat was left. Calls whose seat is away go to others; those
    of `homes`, by case, first to the seat named there. Returns how many rows changed.
    """
    on = cases.desk_day(now)
    plans.one_at_a_time()
    run = PlanRun.objects.filter(on=on).first()
    if run is None or not debtors:
        return 0
    chosen = policy or policy_of(run)
    rest = RestOfDay(run, on, now, chosen, debtors, fills=True, homes=homes)
    rest.know(_rows(run, debtors))
    book = engine.frames(**frames.frames(on, of=debtors))
    changed = _settled(Afresh(book, on=on, policy=chosen), rest)
    return rest.save(changed)


def _settled(found: Afresh, rest: RestOfDay) -> list[WorkItem]:
    """Give every row what it comes to now; return those that changed."""
    stand = [one for one in found.standings() if one.case in rest.rows]
    aimed = [(one, rest.rows[one.case]) for one in stand]
    made = _promises_made(rest)
    turns: dict[str, Turn] = {}
    for one, row in aimed:
        due = DueToday(made.get(row.case_id), one.promised_at, one.follows_at)
        turn = rest.target(row, one.turn, due)
        if turn is not None:
            turns[one.case] = _in_open_round(turn, one)
    ahead = {
        case: replace(turn, slot_minutes=rest.minute(rest.rows[case], turn))
        for case, turn in turns.items()
        if not rest.is_late(rest.rows[case], turn)
    }
    hours, points, changed = found.at(ahead), _points(rest.debtors), []
    for one, row in _standing_first(aimed):
        if one.case not in turns:
            continue
        before, at = said(row), hours.get(one.case, NOTHING)
        point = points.get(at.point or one.point or "")
        turn = _moved(turns[one.case], ahead.get(one.case), at)
        rest.settle(row, one.reason or at.reason, turn, point)
        if said(row) != before:
            changed.append(row)
    return changed


def _standing_first(
    aimed: Sequence[tuple[Standing, WorkItem]],
) -> list[tuple[Standing, WorkItem]]:
    """Return who is called now before who may come in: places become free first."""
    return sorted(aimed, key=lambda each: bool(each[1].reason))


def _in_open_round(turn: Turn, one: Standing) -> Turn:
    """Return the turn; where nobody may call in its round, the one a plan gives."""
    return turn if one.reason or turn.round in one.open_rounds else one.turn


def _moved(turn: Turn, asked: Turn | None, at: AtTurn) -> Turn:
    """Return the turn at the minute it was moved to, if it was."""
    if asked is None or at.slot_minutes in {None, asked.slot_minutes}:
        return turn
    return replace(turn, slot_minutes=at.slot_minutes)


def _rows(run: PlanRun, debtors: Sequence[int]) -> Iterable[WorkItem]:
    rows = run.items.filter(case__debtor_id__in=debtors)
    return rows.select_related("case__debtor", "point").order_by("case__number")


def _points(debtors: Sequence[int]) -> Mapping[str, Point]:
    rows = Point.objects.filter(person_id__in=debtors)
    return {str(point.pk): point for point in rows}


def _promises_made(rest: RestOfDay) -> Mapping[int, datetime]:
    """Return, by case, when its promise for today was made."""
    due = Promise.objects.filter(
        due_on=rest.on, superseded_at=None, case__debtor_id__in=rest.debtors
    )
    return dict(due.values_list("case_id", "made_at"))
