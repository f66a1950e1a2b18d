"""How late a debt is: overdue since, days past due, bucket, and the buckets before."""

from collections.abc import Iterator
from dataclasses import dataclass

from .replay import State
from .rows import Row
from .terms import Bucket, Terms

Span = tuple[int, int | None]  # first day of a pause, day of resuming; None: open


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay in one bucket: from its first day until the day it was left."""

    begins: int
    until: int | None
    bucket: Bucket


@dataclass(frozen=True, slots=True)
class Lateness:
    """What is overdue on the day asked about; `since` is a due day as ordinal."""

    since: int | None
    amount: int
    dpd: int
    bucket: Bucket | None
    history: list[Stay]


def lateness(state: State) -> Lateness:
    """Return how late the debt is on its day, and its stays in buckets till then."""
    scenario = state.scenario
    overdue = [row for row in state.rows.all if is_overdue(state, row)]
    since = overdue[0].due if overdue else None
    days = dpd(since, scenario.as_of, terms=scenario.terms, spans=state.spans)
    stays = history(state) if scenario.terms.buckets else []
    open_stay = stays[-1].bucket if stays and stays[-1].until is None else None
    amount = sum(row.left for row in overdue)
    return Lateness(since, amount, days, open_stay, stays)


def is_overdue(state: State, row: Row) -> bool:
    """Say whether a row is unmet past its day; the day itself, where it counts."""
    last = state.scenario.as_of - (not state.scenario.terms.due_day_counts)
    return row.left > 0 and row.due <= last


def dpd(since: int | None, on: int, *, terms: Terms, spans: list[Span]) -> int:
    """
    Return the days past due on day `on`: less pauses, less grace, never below 0.

    A pause takes away the days between pause and resume that lie after the due
    day. Where the due day counts it is day one, otherwise the day after it is.
    """
    return 0 if since is None else max(0, _counted(since, on, terms, spans))


def _counted(since: int, on: int, terms: Terms, spans: list[Span]) -> int:
    """Return the days less pauses and grace; below 0 while the grace lasts."""
    days = on - since + terms.due_day_counts - terms.grace_days
    for first, until in spans:
        end = on if until is None or until > on else until
        begin = max(since, first)
        if end > begin:
            days -= end - begin
    return days


def history(state: State) -> list[Stay]:
    """Return every stay in a bucket, oldest first; the last is open if it lasts."""
    stays: list[Stay] = []
    current: Bucket | None = None
    for day, bucket in _turns(state):
        if bucket == current:
            continue
        if current is not None:
            stays[-1] = Stay(stays[-1].begins, day, current)
        if bucket is not None:
            stays.append(Stay(day, None, bucket))
        current = bucket
    return stays


def _turns(state: State) -> Iterator[tuple[int, Bucket | None]]:
    """Yield the bucket on each day on which it may have changed, in order."""
    terms, spans = state.scenario.terms, state.spans
    standing: Bucket | None = None
    for begins, ends, since in _stretches(state):
        if since is None:
            standing = None
            yield begins, None
            continue
        for day in _days(begins, ends, since=since, state=state):
            paused = any(
                first < day and (until is None or day < until) for first, until in spans
            )
            if not paused:
                standing = terms.bucket(dpd(since, day, terms=terms, spans=spans))
            yield day, standing


def _stretches(state: State) -> Iterator[tuple[int, int, int | None]]:
    """Yield the stretches of days over which the oldest unmet instalment is one."""
    ends = [day for day, _ in state.oldest[1:]] + [state.scenario.as_of + 1]
    for (begins, due), end in zip(state.oldest, ends, strict=True):
        first_late = (due or 0) + (not state.scenario.terms.due_day_counts)
        if due is None or first_late >= end:
            yield begins, end, None
            continue
        if begins < first_late:
            yield begins, first_late, None
        yield max(begins, first_late), end, due


def _days(begins: int, ends: int, *, since: int, state: State) -> list[int]:
    """Return the days from `begins` before `ends` on which the bucket may turn."""
    terms, spans = state.scenario.terms, state.spans
    edges = {begins}
    edges.update(first for first, _ in spans)
    edges.update(until for _, until in spans if until is not None)
    days = sorted(day for day in edges if begins <= day < ends)
    wanted = {1, *(first for first, _ in terms.buckets)}
    wanted |= {last + 1 for _, last in terms.buckets if last is not None}
    turning = set(days)
    for day, end in zip(days, [*days[1:], ends], strict=True):
        zero = day - _counted(since, day, terms, spans)
        turning.update(
            zero + days_past for days_past in wanted if day < zero + days_past < end
        )
    return sorted(turning)
