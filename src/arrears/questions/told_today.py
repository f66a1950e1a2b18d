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

# Whatever came of a call but that it rang in vain; of a visit nothing may stand there.
ANSWERED = ["", *(str(result) for result in Result if result not in IN_VAIN)]


def told_on(on: date) -> QuerySet[Attempt]:
    """Return what was told on the desk's day `on`: attempts with their outcome."""
    start = datetime.combine(on, time.min, tzinfo=ZoneInfo(cases.DESK_ZONE))
    day = Attempt.objects.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return day.exclude(code="")


def done_on(on: date, *, among: Collection[int] | None = None) -> QuerySet[Attempt]:
    """Return those of day `on` by which a call of its plan is done; see `done_of`."""
    run = PlanRun.objects.filter(on=on).first()
    return done_of(run, among=among) if run else Attempt.objects.none()


def done_of(
    run: PlanRun,
    *,
    among: Collection[int] | None = None,
    rounds: Collection[str] = tuple(ROUNDS),
) -> QuerySet[Attempt]:
    """
    Return those by which the case's call of the day is done, `among` these cases.

    A call that rang in vain before the afternoon leaves the afternoon's call to make
    (CAD-02), one before the evening that of who goes there (CAD-11), the talk in which
    a promise for today was given its reminder, and what came before the promised hour
    the call after it (CAD-10). Of `rounds` that nobody is called in nothing is asked.
    """
    told = told_on(run.on)
    if among is not None:
        told = told.filter(case_id__in=among)
    done = Q(case__work_items__round__in=("", MORNING)) | _in_time(run, rounds)
    if PROMISED in rounds:
        given_in_it = Promise.objects.filter(
            case=OuterRef("case"),
            due_on=run.on,
            superseded_at=None,
            made_at__gte=OuterRef("at"),
        )
        done |= Q(~Exists(given_in_it), case__work_items__round=PROMISED)
    if FOLLOW_UP in rounds:
        early = _before_the_hour(told, run)
        done |= Q(~Q(pk__in=early), case__work_items__round=FOLLOW_UP)
    return told.filter(done, case__work_items__run=run)


def done_by_seat(
    run: PlanRun, *, rounds: Collection[str] = tuple(ROUNDS)
) -> Mapping[tuple[str, str], int]:
    """Return how many of the plan's calls are done, by seat and round."""
    groups = done_of(run, rounds=rounds).values_list(
        "case__work_items__seat", "case__work_items__round"
    )
    counted = groups.order_by().annotate(cases=Count("case_id", distinct=True))
    return {(seat, key): cases for seat, key, cases in counted}


def _in_time(run: PlanRun, rounds: Collection[str]) -> Q:
    """Return what is done in a later round: by an answer, or not before the round begins."""
    later = [each for each in (AFTERNOON, EVENING) if each in rounds]
    policy, names = kept(run.policy_text), zones() if later else ()
    in_time = Q()
    for again in later:
        begun = _from(window_of(policy, again).from_minutes, run.on, names)
        in_round = Q(case__work_items__round=again)
        in_time |= in_round & (Q(result__in=ANSWERED) | begun)
    return in_time


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
