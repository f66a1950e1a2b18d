"""Plan a day: who is called, by whom, when; and why the others are not."""

from dataclasses import replace
from datetime import date, datetime

import narwhals.stable.v2 as nw
from django.db import transaction

from arrears.domain.audit.facts import DayPlanned
from arrears.planner.engines import polars as engine
from arrears.planner.frames import Frames
from arrears.planner.policy import Policy, kept
from arrears.planner.summary import summary
from arrears.store import journal, plans, trouble
from arrears.store.cases import desk_day
from arrears.store.frames import frames
from arrears.store.plan_policies import plan_policy_text

from .follow_up import judge_agreements
from .hand_by_rules import hand_by_rules
from .in_force import text_of
from .planned import Planned, planned
from .working_day import raise_unless_working_day

__all__ = ["Planned", "plan_day"]

STORE_IDS = ("person", "point")


def plan_day(
    *,
    on: date,
    by: str,
    now: datetime,
    policy: Policy | None = None,
    again: bool = False,
    any_day: bool = False,
) -> Planned:
    """
    Plan day `on` for every open case, save the plan and journal it.

    It takes the place of the day's plan so far, unless the day is under way: once
    an outcome was told, the lists people work from stay as they are, and the plan
    that stands comes back as `kept`. With `again` they are dealt anew all the same.
    Agreements that nobody paid end before the day is planned, so that their cases are
    in it, and cases are handed out by the standing rules of the day, so that the plan
    keeps to them. The same book, day and policy give the same plan, and planning again then changes
    nothing. The plan that comes back names cases by their numbers; the store's own
    ids stay in the store.

    Without a `policy` it goes by the one in force on that day.

    A rest day, and a year whose calendar is not published, is planned with `any_day`
    or by a policy that says so.

    Raises NotAWorkingDay, a FrameRefused, DiskFull, DatabaseBusy.
    """
    chosen = policy or kept(plan_policy_text(on))
    if not any_day:
        raise_unless_working_day(on, policy=chosen)
    with trouble.named():
        judge_agreements(now=now)
        stands = not again and plans.under_way(on)
        if not stands and on >= desk_day(now):
            hand_by_rules(on=on, by=by, now=now)
        told = frames(
            on, promises_judged=chosen.reads_cells, kept=chosen.keep_collector
        )
        book = engine.frames(**told)
        if stands:
            return _standing(book, on=on)
        found = planned(book, on=on, policy=chosen)
        is_new = _written(found, chosen, by=by, now=now)
    return replace(found, plan=found.plan.drop(*STORE_IDS), is_new=is_new)


def _standing(book: Frames, *, on: date) -> Planned:
    plan = nw.from_native(plans.read(on), eager_only=True)
    return Planned(
        on=on,
        summary=summary(plan, book=book, on=on),
        digest=plans.digest_of(on),
        plan=plan.drop(*STORE_IDS),
        stamp={"policy": plans.policy_of(on)},
        is_kept=True,
    )


@transaction.atomic
def _written(found: Planned, policy: Policy, *, by: str, now: datetime) -> bool:
    """Save and journal the plan unless the very same one stands for the day."""
    plans.one_at_a_time()
    made_by = found.stamp["policy"][: plans.VERSION_LENGTH]
    if (plans.digest_of(found.on), plans.policy_of(found.on)) == (
        found.digest,
        made_by,
    ):
        return False
    plans.save(
        found.plan.to_native(),
        on=found.on,
        stamp=found.stamp,
        digest=found.digest,
        now=now,
        policy_text=text_of(policy),
        evenings=found.evenings,
    )
    fact = DayPlanned(
        found.on.isoformat(),
        digest=found.digest,
        cases=found.summary.cases,
        called=found.summary.called,
    )
    journal.write(fact, by=by, at=now)
    return True
