"""How many cases a plan leaves out, by reason and lender: kept, and moved when a case moves."""

from collections import Counter

from django.db.models import Count, F, Sum

from . import sql
from .models import PlanAside, PlanRun

Aside = tuple[str, int]  # the reason, and the lender's id

KEPT = """
    INSERT INTO {planaside} (run_id, reason, lender_id, cases)
    SELECT w.run_id, w.reason, d.lender_id, COUNT(*)
    FROM {workitem} w JOIN {case} c ON c.id = w.case_id
    JOIN {person} d ON d.id = c.debtor_id
    WHERE w.run_id = %(run)s AND w.reason <> ''
    GROUP BY w.run_id, w.reason, d.lender_id
"""


def keep(run: PlanRun) -> None:
    """Keep how many cases of each lender a new plan leaves out for each reason."""
    sql.run(KEPT, run=run.pk)


def of(run: PlanRun) -> dict[str, int]:
    """Return how many are left out, by reason; of a plan kept before they are counted."""
    rows = run.asides.order_by().values_list("reason")
    kept = dict(rows.annotate(n=Sum("cases")))
    if kept:
        return {reason: n for reason, n in kept.items() if n}
    items = run.items.exclude(reason="").order_by()
    return dict(items.values_list("reason").annotate(n=Count("pk")))


def move(run: PlanRun, moved: Counter[Aside]) -> None:
    """Add what `moved` says to each reason, in one order, so that nobody waits in a ring."""
    for reason, lender in sorted(at for at, n in moved.items() if at[0] and n):
        change = moved[reason, lender]
        rows = run.asides.filter(reason=reason, lender=lender)
        if rows.update(cases=F("cases") + change):
            continue
        if not run.asides.exists():
            return  # of a plan kept before, they are counted
        PlanAside.objects.create(run=run, reason=reason, lender_id=lender, cases=change)
