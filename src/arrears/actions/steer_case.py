"""Steer one case's turn in the plan: pin it to a seat, leave it out, weigh it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import SteerWithdrawn, TurnSteered
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Staff, Steer

GROUND_LENGTH = 400
USUAL_WEIGHT, MOST_WEIGHT = 100, 1000


class SteerRefused(Refusal):
    """The case cannot be steered like this."""


class SteerGroundMissing(SteerRefused):
    """Nobody said why."""

    words = Words(
        "请写明为什么这样安排。", "Write down why the case is steered like this."
    )


class NothingSteered(SteerRefused):
    """Neither pinned, nor left out, nor weighed."""

    words = Words(
        "请指定坐席、排除，或填写 100 以外的权重。",
        "Pin the case to a seat, leave it out, or give a weight other than 100.",
    )


class PinnedAndLeftOut(SteerRefused):
    """A case that is left out has no seat."""

    words = Words(
        "排除的案件不能同时指定坐席。",
        "A case that is left out cannot be pinned to a seat as well.",
    )


class SeatUnknown(SteerRefused):
    """No such collector calls."""

    words = Words(
        "没有坐席“{seat}”，可选：{seats}。",
        "There is no seat “{seat}”. There is: {seats}.",
    )


class WeightOutOfRange(SteerRefused):
    """A weight is a share between nothing and ten times as much."""

    words = Words(
        "权重是 {weight}，须在 0 到 {most} 之间（100 为不变）。",
        "The weight is {weight}; it must lie within 0 and {most}, and 100 changes nothing.",
    )


class SteerIsOver(SteerRefused):
    """The last day has passed already."""

    words = Words(
        "截止日期 {until_on} 已经过去，请核对。",
        "The last day, {until_on}, is over. Please check it.",
    )


class NotSteered(SteerRefused):
    """There is nothing to take back."""

    words = Words(
        "案件 {number} 没有生效的安排。", "Nothing steers case {number} at present."
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said of a case's turn; its last day included."""

    until_on: date
    pinned_to: str = ""
    excluded: bool = False
    weight_percent: int = USUAL_WEIGHT


@transaction.atomic
def steer_case(*, number: str, turn: Turn, ground: str, by: str, now: datetime) -> None:
    """
    Let `turn` decide on the case in every plan up to its last day, and journal it.

    It takes the place of what was said before. The law is not steered: a pinned case
    that may not be called is not called. Raises SteerRefused, UnknownCase.
    """
    case, told = cases.lock(number), ground.strip()[:GROUND_LENGTH]
    _raise_unless_sound(turn, told, on=cases.desk_day(now))
    _withdrawn(case.pk, by=by, now=now)
    Steer.objects.create(
        case=case,
        pinned_to=turn.pinned_to,
        excluded=turn.excluded,
        weight_percent=turn.weight_percent,
        until_on=turn.until_on,
        ground=told,
        by=by,
        at=now,
    )
    fact = TurnSteered(
        case.number,
        pinned_to=turn.pinned_to,
        excluded=turn.excluded,
        weight_percent=turn.weight_percent,
        until_on=turn.until_on.isoformat(),
        ground=told,
    )
    journal.write(fact, by=by, at=now)


@transaction.atomic
def withdraw_steer(*, number: str, ground: str, by: str, now: datetime) -> None:
    """Take back what steers the case, and journal it. Raises NotSteered."""
    case, told = cases.lock(number), ground.strip()[:GROUND_LENGTH]
    if not _withdrawn(case.pk, by=by, now=now):
        raise NotSteered(number=case.number)
    journal.write(SteerWithdrawn(case.number, told), by=by, at=now)


def _withdrawn(case: int, *, by: str, now: datetime) -> int:
    current = Steer.objects.filter(case_id=case, withdrawn_at=None)
    return current.update(withdrawn_at=now, withdrawn_by=by)


def _raise_unless_sound(turn: Turn, ground: str, *, on: date) -> None:
    if not ground:
        raise SteerGroundMissing
    if turn.until_on < on:
        raise SteerIsOver(until_on=turn.until_on)
    if turn.excluded and turn.pinned_to:
        raise PinnedAndLeftOut
    if not 0 <= turn.weight_percent <= MOST_WEIGHT:
        raise WeightOutOfRange(weight=turn.weight_percent, most=MOST_WEIGHT)
    if not (turn.excluded or turn.pinned_to or turn.weight_percent != USUAL_WEIGHT):
        raise NothingSteered
    _raise_unless_seat(turn.pinned_to)


def _raise_unless_seat(seat: str) -> None:
    callers = Staff.objects.filter(role="collector", user__is_active=True)
    seats = sorted(callers.values_list("user__username", flat=True))
    if seat and seat not in seats:
        raise SeatUnknown(seat=seat, seats=", ".join(seats))
