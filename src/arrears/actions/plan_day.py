"""Plan a day: who is called, by whom, when; and why the others are not."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import DayPlanned
from arrears.planner.engines import polars as engine
from arrears.planner.policy import Policy
from arrears.store import journal, plans, trouble
from arrears.store.frames import frames

from .planned import Planned, planned

__all__ = ["Planned", "plan_day"]

STORE_IDS = ("person", "point")


def plan_day(
    *, on: date, by: str, now: datetime, policy: Policy | None = None
) -> Planned:
    """
    Plan day `on` for every open case, save the plan and journal it.

    It takes the place of the day's plan so far. The same book, day and policy give
    the same plan, and planning again then changes nothing. The plan that comes back
    names cases by their numbers; the store's own ids stay in the store.

    Raises a FrameRefused, DiskFull, DatabaseBusy.
    """
    chosen = policy or Policy.default()
    with trouble.named():
        found = planned(engine.frames(**frames(on)), on=on, policy=chosen)
        is_new = _written(found, policy=chosen, by=by, now=now)
    return replace(found, plan=found.plan.drop(*STORE_IDS), is_new=is_new)


@transaction.atomic
def _written(found: Planned, *, policy: Policy, by: str, now: datetime) -> bool:
    """Save and journal the plan unless the very same one stands for the day."""
    if plans.digest_of(found.on) == found.digest:
        return False
    plans.save(
        found.plan.to_native(),
        on=found.on,
        policy=policy.version,
        digest=found.digest,
        now=now,
    )
    fact = DayPlanned(
        found.on.isoformat(),
        digest=found.digest,
        cases=found.summary.cases,
        called=found.summary.called,
    )
    journal.write(fact, by=by, at=now)
    return True
