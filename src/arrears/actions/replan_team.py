"""The rest of the day for many debtors at once: a team, or all of a file."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import DayReplanned
from arrears.domain.words import Refusal, Words
from arrears.planner.engines import polars as engine
from arrears.planner.nightly import Figures, evening_figures
from arrears.planner.policy import Policy
from arrears.store import cases, frames, journal, plans
from arrears.store.insight.kept import members
from arrears.store.models import Case, PlanRun, WorkItem
from arrears.store.scope import whole

from .calls_left import NO_HOMES, Home
from .day_clock import DayClock
from .in_force import policy_of, text_of
from .judged_anew import settled
from .rest_of_day import RestOfDay


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
    run.evenings = _evenings(policy, on=run.on) or None
    run.save(update_fields=["policy", "policy_text", "worth", "evenings"])
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
    clock = DayClock(on, now, policy or policy_of(run))
    rest = RestOfDay(run, clock, debtors, fills=True, homes=homes)
    rest.know(_rows(run, debtors))
    return rest.save(settled(rest))


def _rows(run: PlanRun, debtors: Sequence[int]) -> Iterable[WorkItem]:
    rows = run.items.filter(case__debtor_id__in=debtors)
    return rows.select_related("case__debtor", "point").order_by("case__number")


def _evenings(policy: Policy, *, on: date) -> Figures:
    """Return how evenings went in the whole book, where the policy asks."""
    if not policy.calls_evenings:
        return {}
    return evening_figures(engine.frames(**frames.frames(on)), on=on, policy=policy)
