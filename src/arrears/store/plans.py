"""A day's plan: saved as a whole, read back as the frame it was."""

from collections.abc import Mapping
from datetime import date, datetime

import polars as pl
from django.db import transaction

from . import asides, narrow, sql
from .models import Attempt, PlanRun
from .narrow import Debtors
from .staging import Staging

PLAN = {
    "case": pl.String,
    "person": pl.String,
    "stage": pl.String,
    "days_past_due": pl.Int32,
    "priority": pl.Int32,
    "owed_minor": pl.Int64,
    "currency": pl.String,
    "point": pl.String,
    "round": pl.String,
    "slot_minutes": pl.Int32,
    "seat": pl.String,
    "place": pl.Int32,
    "reason": pl.String,
}
VERSION_LENGTH = 40  # as the table has it
# Told besides where the policy tries arms or holds debtors out.
LOGGED = {"arm": pl.String, "chance_per_10000": pl.Int32, "cell": pl.String}


def one_at_a_time() -> None:
    """Wait until nobody else is saving a plan."""
    sql.queue_at("planrun")


def digest_of(on: date) -> str:
    """Return the fingerprint of the plan that stands for `on`, or nothing."""
    runs = PlanRun.objects.filter(on=on).values_list("digest", flat=True)
    return runs.first() or ""


def policy_of(on: date) -> str:
    """Return the version of the policy that the plan for `on` was made by."""
    runs = PlanRun.objects.filter(on=on).values_list("policy", flat=True)
    return runs.first() or ""


def policy_text(on: date) -> str | None:
    """Return the text of the policy that a planned day runs by; of the house's own, empty."""
    return PlanRun.objects.filter(on=on).values_list("policy_text", flat=True).first()


def under_way(on: date) -> bool:
    """Say whether the day has a plan and somebody has told an outcome since."""
    run = PlanRun.objects.filter(on=on).first()
    if run is None:
        return False
    return Attempt.objects.exclude(code="").filter(at__gte=run.made_at).exists()


@transaction.atomic
def save(
    plan: pl.DataFrame,
    *,
    on: date,
    stamp: Mapping[str, str],
    digest: str,
    now: datetime,
    policy_text: str = "",
    evenings: Mapping[str, Mapping[str, int]] | None = None,
) -> None:
    """
    Put `plan` in the place of the plan that stood for `on`; `stamp` says by what.

    `policy_text` is kept where the policy is not the house's, and `evenings` where
    there is an evening round.
    """
    columns = PLAN | LOGGED
    nothing = {name: pl.lit(None, kind) for name, kind in columns.items()}
    missing = {name: nothing[name] for name in columns if name not in plan.columns}
    with Staging("planned", columns) as planned:
        planned.fill(plan.with_columns(**missing).select(*columns))
        PlanRun.objects.filter(on=on).delete()
        run = PlanRun.objects.create(
            on=on,
            made_at=now,
            policy=stamp["policy"][:VERSION_LENGTH],
            policy_text=policy_text,
            worth=stamp.get("worth", "")[:40],
            seed=stamp.get("seed", "")[:80],
            digest=digest,
            cases=len(plan),
            called=plan["reason"].null_count(),
            evenings=evenings or None,
        )
        sql.run(WRITTEN, run=run.pk)
    asides.keep(run)


def read(on: date, *, of: Debtors = None) -> pl.DataFrame:
    """
    Return the plan that stands for `on`, by case; no plan is an empty frame.

    What chance did is told where it had a part. Told `of` which debtors, it reads
    theirs alone.
    """
    run = PlanRun.objects.filter(on=on).first()
    found = narrow.frame(LINES, PLAN | LOGGED, of=of, run=run.pk if run else 0)
    return found if run and run.seed else found.select(*PLAN)


WRITTEN = """
    INSERT INTO {workitem} (run_id, case_id, stage, days_past_due, priority, point_id,
                            round, slot_minutes, seat, place, reason, owed_minor,
                            currency, arm, chance_per_10000, cell)
    SELECT %(run)s, c.id, coalesce(w.stage, ''), w.days_past_due, w.priority,
           CAST(w.point AS bigint), coalesce(w.round, ''), w.slot_minutes,
           coalesce(w.seat, ''), w.place, coalesce(w.reason, ''), w.owed_minor,
           coalesce(w.currency, ''), coalesce(w.arm, ''), w.chance_per_10000,
           coalesce(w.cell, '')
    FROM planned w CROSS JOIN {case} c WHERE c.number = w."case"
"""
LINES = """
    SELECT c.number, CAST(c.debtor_id AS text), w.stage, w.days_past_due, w.priority,
           w.owed_minor, w.currency, CAST(w.point_id AS text), nullif(w.round, ''),
           w.slot_minutes, nullif(w.seat, ''), w.place, nullif(w.reason, ''),
           nullif(w.arm, ''), w.chance_per_10000, nullif(w.cell, '')
    FROM {workitem} w JOIN {case} c ON c.id = w.case_id
    WHERE w.run_id = %(run)s [of c.debtor_id] ORDER BY c.number
"""
