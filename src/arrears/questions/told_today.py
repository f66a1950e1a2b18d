"""What was told on the desk's day, and which calls of the plan are done by it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet, Subquery

from arrears.domain.contact.outcome import IN_VAIN
from arrears.planner.steps.openings import AFTERNOON, PROMISED
from arrears.store import cases
from arrears.store.models import Attempt, PlanRun
from arrears.store.plan_policies import planned_by


def told_on(on: date) -> QuerySet[Attempt]:
    """Return what was told on the desk's day `on`: attempts with their outcome."""
    start = datetime.combine(on, time.min, tzinfo=ZoneInfo(cases.DESK_ZONE))
    day = Attempt.objects.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return day.exclude(code="")


def done_on(on: date) -> QuerySet[Attempt]:
    """
    Return those by which the case's call of the day is done.

    A call that rang in vain before the afternoon leaves the afternoon's call to make
    (CAD-02), and the talk in which a promise for today was given its reminder.
    """
    told = told_on(on)
    again = told.filter(
        _before_the_afternoon(told, on),
        result__in=IN_VAIN,
        case__work_items__run__on=on,
        case__work_items__round=AFTERNOON,
    )
    to_remind = told.filter(
        case__work_items__run__on=on,
        case__work_items__round=PROMISED,
        case__promises__due_on=on,
        case__promises__superseded_at=None,
        case__promises__made_at__gte=F("at"),
    )
    return told.exclude(pk__in=again.values("pk")).exclude(
        pk__in=to_remind.values("pk")
    )


def _before_the_afternoon(told: QuerySet[Attempt], on: date) -> Q:
    """Return whether an attempt was before the afternoon of the debtor's own day."""
    by = PlanRun.objects.filter(on=on).values("policy")[:1]
    zones = told.values_list("case__debtor__zone", Subquery(by)).distinct()
    early = Q(pk=None)
    for zone, version in set(zones):
        minutes = planned_by(version or "", on=on).afternoon.from_minutes
        clock = time(minutes // 60, minutes % 60)
        begins = datetime.combine(on, clock, tzinfo=ZoneInfo(zone or cases.DESK_ZONE))
        early |= Q(case__debtor__zone=zone, at__lt=begins)
    return early
