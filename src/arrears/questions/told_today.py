"""What was told on the desk's day, and which calls of the plan are done by it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from arrears.domain.contact.outcome import IN_VAIN
from arrears.planner.steps.openings import (
    AFTERNOON,
    EVENING,
    FOLLOW_UP,
    PROMISED,
    window_of,
)
from arrears.store import cases
from arrears.store.models import Attempt, WorkItem
from arrears.store.zones import zones

from .day_policy import runs_by


def told_on(on: date) -> QuerySet[Attempt]:
    """Return what was told on the desk's day `on`: attempts with their outcome."""
    start = datetime.combine(on, time.min, tzinfo=ZoneInfo(cases.DESK_ZONE))
    day = Attempt.objects.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return day.exclude(code="")


def done_on(on: date, *, among: Collection[int] | None = None) -> QuerySet[Attempt]:
    """
    Return those by which the case's call of the day is done, `among` these cases.

    A call that rang in vain before the afternoon leaves the afternoon's call to make
    (CAD-02), one before the evening that of who goes there (CAD-11), the talk in which a promise for today was given its reminder, and what
    came before the promised hour the call after it (CAD-10).
    """
    told = told_on(on)
    if among is not None:
        told = told.filter(case_id__in=among)
    items = WorkItem.objects.filter(run__on=on)
    again = told.filter(_before_its_round(on), result__in=IN_VAIN)
    to_remind = told.filter(
        case_id__in=items.filter(round=PROMISED).values("case_id"),
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
    items = WorkItem.objects.filter(run__on=on, round=FOLLOW_UP)
    rows = told.filter(
        case_id__in=items.values("case_id"),
        case__promises__due_on=on,
        case__promises__superseded_at=None,
        case__promises__due_at__isnull=False,
    ).values_list("pk", "at", "case__promises__due_at", "case__debtor__zone")
    return [
        pk
        for pk, at, hour, zone in rows
        if hour and at < datetime.combine(on, hour, ZoneInfo(zone or cases.DESK_ZONE))
    ]


def _before_its_round(on: date) -> Q:
    """Return whether an attempt was before the round in which its case is called again."""
    policy, where = runs_by(on), zones()
    rounds = (AFTERNOON, EVENING) if policy.calls_evenings else (AFTERNOON,)
    items, found = WorkItem.objects.filter(run__on=on), Q()
    for round_ in rounds:
        among = Q(case_id__in=items.filter(round=round_).values("case_id"))
        early = _before(window_of(policy, round_).from_minutes, on=on, where=where)
        found |= among & early
    return found


def _before(minutes: int, *, on: date, where: Collection[str]) -> Q:
    """Return whether an attempt was before this minute of the debtor's own day."""
    clock = time(minutes // 60, minutes % 60)
    alike: dict[datetime, list[str]] = defaultdict(list)
    for zone in where:
        begins = datetime.combine(on, clock, tzinfo=ZoneInfo(zone or cases.DESK_ZONE))
        alike[begins.astimezone(UTC)].append(zone)
    if len(alike) == 1:  # nobody's zone is asked where all begin at once
        return Q(at__lt=next(iter(alike)))
    early = Q(pk=None)
    for begins, theirs in alike.items():
        early |= Q(case__debtor__zone__in=theirs, at__lt=begins)
    return early
