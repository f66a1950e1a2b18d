"""What was told on the desk's day, and which calls of the plan are done by it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from arrears.domain.contact.outcome import IN_VAIN
from arrears.planner.policy import Policy
from arrears.planner.steps.openings import AFTERNOON, EVENING, FOLLOW_UP, PROMISED
from arrears.store import cases
from arrears.store.models import Attempt


def told_on(on: date) -> QuerySet[Attempt]:
    """Return what was told on the desk's day `on`: attempts with their outcome."""
    start = datetime.combine(on, time.min, tzinfo=ZoneInfo(cases.DESK_ZONE))
    day = Attempt.objects.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return day.exclude(code="")


def done_on(on: date) -> QuerySet[Attempt]:
    """
    Return those by which the case's call of the day is done.

    A call that rang in vain before the afternoon leaves the afternoon's call to make
    (CAD-02), the talk in which a promise for today was given its reminder, and what
    came before the promised hour the call after it (CAD-10).
    """
    told = told_on(on)
    again = told.filter(
        _before_the_afternoon(told, on),
        result__in=IN_VAIN,
        case__work_items__run__on=on,
        case__work_items__round__in=(AFTERNOON, EVENING),
    )
    to_remind = told.filter(
        case__work_items__run__on=on,
        case__work_items__round=PROMISED,
        case__promises__due_on=on,
        case__promises__superseded_at=None,
        case__promises__made_at__gte=F("at"),
    )
    return (
        told.exclude(pk__in=again.values("pk"))
        .exclude(pk__in=to_remind.values("pk"))
        .exclude(pk__in=_before_the_hour(told, on))
    )


def _before_the_hour(told: QuerySet[Attempt], on: date) -> list[int]:
    """Return those told before the promised hour of whom is called after it."""
    rows = told.filter(
        case__work_items__run__on=on,
        case__work_items__round=FOLLOW_UP,
        case__promises__due_on=on,
        case__promises__superseded_at=None,
        case__promises__due_at__isnull=False,
    ).values_list("pk", "at", "case__promises__due_at", "case__debtor__zone")
    return [
        pk
        for pk, at, hour, zone in rows
        if hour and at < datetime.combine(on, hour, ZoneInfo(zone or cases.DESK_ZONE))
    ]


def _before_the_afternoon(told: QuerySet[Attempt], on: date) -> Q:
    """Return whether an attempt was before the afternoon of the debtor's own day."""
    minutes = Policy.default().afternoon.from_minutes
    clock, early = time(minutes // 60, minutes % 60), Q(pk=None)
    for zone in set(told.values_list("case__debtor__zone", flat=True).distinct()):
        begins = datetime.combine(on, clock, tzinfo=ZoneInfo(zone or cases.DESK_ZONE))
        early |= Q(case__debtor__zone=zone, at__lt=begins)
    return early
