"""How many cases a plan leaves out, by reason: kept, and moved when a case moves."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Count, F

from .models import PlanAside, PlanRun
from .scope import lenders


def keep(run: PlanRun, cases: Mapping[str, int]) -> None:
    """Keep how many cases a new plan leaves out for each reason."""
    PlanAside.objects.bulk_create(
        PlanAside(run=run, reason=reason, cases=n) for reason, n in cases.items()
    )


def of(run: PlanRun) -> dict[str, int]:
    """Return how many are left out, by reason; of some lenders alone, and of a plan kept before, they are counted."""
    kept = {} if lenders() else dict(run.asides.values_list("reason", "cases"))
    if kept:
        return {reason: n for reason, n in kept.items() if n}
    rows = run.items.exclude(reason="").order_by()
    return dict(rows.values_list("reason").annotate(n=Count("pk")))


def move(run: PlanRun, moved: Counter[str]) -> None:
    """Add what `moved` says to each reason, in one order, so that nobody waits in a ring."""
    for reason in sorted(reason for reason, n in moved.items() if reason and n):
        rows = run.asides.filter(reason=reason)
        if rows.update(cases=F("cases") + moved[reason]):
            continue
        if not run.asides.exists():
            return  # of a plan kept before, they are counted
        PlanAside.objects.create(run=run, reason=reason, cases=moved[reason])
