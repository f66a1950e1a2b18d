"""What was told on the desk's day, and which calls of the plan are done by it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from arrears.domain.contact.outcome import IN_VAIN, Result
from arrears.planner.policy import kept
from arrears.planner.reasons import ROUNDS
from arrears.planner.steps.openings import (
    AFTERNOON,
    EVENING,
    FOLLOW_UP,
    MORNING,
    PROMISED,
    window_of,
)
from arrears.store import cases
from arrears.store.models import Attempt, PlanRun, Promise
from arrears.store.zones import zones

Calls = Mapping[tuple[str, str], tuple[int, int]]  # seat, round: planned, done
# Whatever came of a call but that it rang in vain; of a visit nothing may stand there.
ANSWERED = ["", *(str(result) for result in Result if result not in IN_VAIN)]


def told_on(on: date) -> QuerySet[Attempt]:
    """Return what was told on the desk's day `on`: attempts with their outcome."""
    start = datetime.combine(on, time.min, tzinfo=ZoneInfo(cases.DESK_ZONE))
    day = Attempt.objects.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return day.exclude(code="")


def is_done(
    run: PlanRun,
    *,
    among: Collection[int] | None = None,
    rounds: Collection[str] = tuple(ROUNDS),
) -> Q:
    """
    Return what makes a call of the plan one that is done; asked of its items.

    A call that rang in vain before the afternoon leaves the afternoon's call to make
    (CAD-02), one before the evening that of who goes there (CAD-11), the talk in which
    a promise for today was given its reminder, and what came before the promised hour
    the call after it (CAD-10). Of items `among` these cases alone, or in these `rounds`
    alone, less is asked.
    """
    told = told_on(run.on)
    if among is not None:
        told = told.filter(case_id__in=among)
    done = Q(round__in=("", MORNING)) & Q(case_id__in=told.values("case_id"))
    for again, in_time in _in_time(run, rounds).items():
        done |= Q(round=again) & Q(case_id__in=told.filter(in_time).values("case_id"))
    if PROMISED in rounds:
        given_in_it = Promise.objects.filter(
            case=OuterRef("case"),
            due_on=run.on,
            superseded_at=None,
            made_at__gte=OuterRef("at"),
        )
        reminded = told.filter(~Exists(given_in_it), case=OuterRef("case"))
        done |= Q(round=PROMISED) & Q(Exists(reminded))  # the cheap one first
    if FOLLOW_UP in rounds:
        after = told.exclude(pk__in=_before_the_hour(told, run))
        done |= Q(round=FOLLOW_UP) & Q(case_id__in=after.values("case_id"))
    return done


def calls_by_seat(run: PlanRun) -> Calls:
    """Return how many calls are planned, and how many of them done, by seat and round."""
    called = run.items.filter(seat__gt="")  # a stretch of the index: only who is called
    groups = called.order_by().values_list("seat", "round")
    counted = groups.annotate(planned=Count("*"), done=Count("pk", filter=is_done(run)))
    return {(seat, key): (planned, done) for seat, key, planned, done in counted}


def of_seat(calls: Calls, seat: str) -> list[tuple[int, int]]:
    """Return what is planned and done of a seat, round by round in the order of ROUNDS."""
    return [calls.get((seat, key), (0, 0)) for key in ROUNDS]


def _in_time(run: PlanRun, rounds: Collection[str]) -> dict[str, Q]:
    """Return what is done in a later round: by an answer, or not before the round begins."""
    later = [each for each in (AFTERNOON, EVENING) if each in rounds]
    policy, names = kept(run.policy_text), zones() if later else ()
    return {
        each: Q(result__in=ANSWERED)
        | _from(window_of(policy, each).from_minutes, run.on, names)
        for each in later
    }


def _before_the_hour(told: QuerySet[Attempt], run: PlanRun) -> list[int]:
    """Return those told before the promised hour of whom is called after it."""
    rows = told.filter(
        case__work_items__run=run,
        case__work_items__round=FOLLOW_UP,
        case__promises__due_on=run.on,
        case__promises__superseded_at=None,
        case__promises__due_at__isnull=False,
    ).values_list("pk", "at", "case__promises__due_at", "case__debtor__zone")
    return [
        pk
        for pk, at, hour, zone in rows
        if hour
        and at < datetime.combine(run.on, hour, ZoneInfo(zone or cases.DESK_ZONE))
    ]


def _from(minutes: int, on: date, names: Iterable[str]) -> Q:
    """Return whether an attempt was not before this minute of the debtor's own day."""
    clock = time(minutes // 60, minutes % 60)
    alike: dict[datetime, list[str]] = defaultdict(list)
    for zone in names:
        begins = datetime.combine(on, clock, tzinfo=ZoneInfo(zone or cases.DESK_ZONE))
        alike[begins.astimezone(UTC)].append(zone)
    if len(alike) == 1:  # nobody's zone is asked where all begin at once
        return Q(at__gte=next(iter(alike)))
    late = Q(pk=None)
    for begins, theirs in alike.items():
        late |= Q(case__debtor__zone__in=theirs, at__gte=begins)
    return late
