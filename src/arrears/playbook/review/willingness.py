"""Does she want to pay: points from behaviour and her own words, each with its source (CAT-05)."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from arrears.domain.words import Words

from .case import Case, PlanStatus
from .notes import Notes
from .weights import Point, WillWeights, will_weights


class Willingness(StrEnum):
    """Whether the debtor wants to pay."""

    HIGH = "high"
    MID = "mid"
    LOW = "low"
    UNKNOWN = "unknown"

    @property
    def words(self) -> Words:
        """Return it as people read it."""
        return WILL_WORDS[self]


WILL_WORDS = {
    Willingness.HIGH: Words("高", "high"),
    Willingness.MID: Words("中", "middling"),
    Willingness.LOW: Words("低", "low"),
    Willingness.UNKNOWN: Words("未知", "unknown"),
}

MOST_BROKEN = 4
MOST_PAID = 3
MOST_CALLS = 3


def willingness(case: Case, notes: Notes) -> tuple[Willingness, tuple[Point, ...]]:
    """
    Return what was seen of the will to pay, with every point of it.

    Unknown where nothing of it showed.
    """
    points = tuple(_points(case, notes))
    return band([point.points for point in points], will_weights()), points


def band(points: Sequence[int], weights: WillWeights) -> Willingness:
    """Return the band that these points come to; unknown where there are none."""
    if not points:
        return Willingness.UNKNOWN
    total = weights.start + sum(points)
    if total >= weights.high_from:
        return Willingness.HIGH
    return Willingness.LOW if total <= weights.low_to else Willingness.MID


def _points(case: Case, notes: Notes) -> Iterator[Point]:
    for fact in facts_heard(notes):
        points, card = will_weights().facts[fact]
        told = notes.standing[fact].quote
        yield Point("willingness", "contact_history", card, points, told)
    for name, times in fields_seen(case).items():
        points, card = will_weights().fields[name]
        yield Point("willingness", name, card, points * times)


def facts_heard(notes: Notes) -> tuple[str, ...]:
    """Return the facts that speak for or against the will, by the debtor's own word."""
    return tuple(fact for fact in will_weights().facts if notes.own(fact))


def fields_seen(case: Case) -> Mapping[str, int]:
    """Return how often each field of the file speaks; one that does not is left out."""
    return {name: times for name, times in _fields(case) if times}


def _fields(case: Case) -> Iterator[tuple[str, int]]:
    codes = [touch.code for touch in case.history]
    yield "broken_promises", min(case.broken_promises or 0, MOST_BROKEN)
    yield "payments_12m", min(len(case.payments or ()), MOST_PAID)
    yield "plan", int(case.plan is PlanStatus.KEPT)
    yield "open_promise", int(case.promise is not None)
    yield "inbound", min(codes.count("EVT-10") + codes.count("EVT-11"), MOST_CALLS - 1)
    yield "documents", int("EVT-17" in codes)
    yield "rejected", min(codes.count("EVT-03") + codes.count("EVT-05"), MOST_CALLS)
