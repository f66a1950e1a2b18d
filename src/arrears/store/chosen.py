"""Cases chosen by what they are: the filtered list that bulk acts begin from."""

from dataclasses import dataclass, fields

from django.db import connection
from django.db.models import F, Q, QuerySet

from arrears.domain.case.stage import Stage

from .models import Assignment, PlanRun, WorkItem

MOST_DAYS = 100_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """
    What the cases have in common; empty is all of the last plan.

    `whose` is a seat, `team:` and a team, or `nobody`; `planned` likewise of today's
    call, a seat or `aside`. Money is in minor units, days are days past due.
    """

    lender: str = ""
    stage: str = ""
    whose: str = ""
    planned: str = ""
    from_days: int | None = None
    until_days: int | None = None
    from_minor: int | None = None
    until_minor: int | None = None
    text: str = ""

    @property
    def is_all(self) -> bool:
        """Say whether nothing was chosen."""
        return all(getattr(self, each.name) in {"", None} for each in fields(self))


def chosen(what: Chosen, *, by_number: bool = False) -> QuerySet[WorkItem]:
    """
    Return the open cases of the newest plan that fit, each as its line of the plan.

    They are to be read `by_number` of the case, or in any other way.
    """
    run = PlanRun.objects.order_by("-on").first()
    rows = WorkItem.objects.filter(case__closed_on=None)
    most = by_number and what.planned in {"", "aside"}
    rows = _along_numbers(rows, run) if most else rows.filter(run=run)
    if what.lender:
        rows = rows.filter(case__placement__lender__key=what.lender)
    if what.stage in set(Stage):
        rows = rows.filter(stage=what.stage)
    if what.text:
        wanted = what.text.strip()
        rows = rows.filter(
            Q(case__number__istartswith=wanted)
            | Q(case__debtor__name__startswith=wanted)
        )
    return _of_days(_planned(_whose(rows, what.whose), what.planned), what)


def _along_numbers(rows: QuerySet[WorkItem], run: PlanRun | None) -> QuerySet[WorkItem]:
    """
    Return the rows of the plan so that SQLite finds the first ones along the cases' numbers.

    It cannot know that most rows are of this plan, and would read and sort all for a
    page of fifty (300 ms of 100,000). For a sum it has no index, and for the numbers,
    of which all are more than nothing, it has one.
    """
    if run is None or connection.vendor != "sqlite":
        return rows.filter(run=run)
    walked = rows.alias(of_run=F("run_id") + 0)
    return walked.filter(of_run=run.pk, case__number__gt="")


def _of_days(rows: QuerySet[WorkItem], what: Chosen) -> QuerySet[WorkItem]:
    limits = {
        "days_past_due__gte": what.from_days,
        "days_past_due__lte": what.until_days,
        "owed_minor__gte": what.from_minor,
        "owed_minor__lte": what.until_minor,
    }
    return rows.filter(**{k: v for k, v in limits.items() if v is not None})


def _whose(rows: QuerySet[WorkItem], whose: str) -> QuerySet[WorkItem]:
    current = Assignment.objects.filter(ended_at=None)
    if not whose:
        return rows
    if whose == "nobody":
        return rows.exclude(case_id__in=current.values("case_id"))
    if whose.startswith("team:"):
        theirs = current.filter(team=whose.removeprefix("team:"))
    else:
        theirs = current.filter(seat=whose)
    return rows.filter(case_id__in=theirs.values("case_id"))


def _planned(rows: QuerySet[WorkItem], planned: str) -> QuerySet[WorkItem]:
    if planned == "aside":
        return rows.exclude(reason="")
    return rows.filter(seat=planned) if planned else rows
