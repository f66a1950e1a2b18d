"""The outbox: whom a message may go to, which templates there are, what waits to go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from arrears.domain.case.stage import Ladder, Stage, days_past_due
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.message import WAITING
from arrears.domain.contact.outcome import Result
from arrears.domain.contact.person import Role
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question

from . import asking, sums
from .known import Known
from .models import Case, Message, MessageTemplate, Point
from .scope import whole


def points_by(case: Case, channel: str) -> list[Point]:
    """Return the numbers or addresses of those who owe that serve it, the best first."""
    kinds = [kind for kind in PointKind if Channel(channel) in kind.channels]
    theirs = Q(person=case.debtor_id) | Q(person__debtor=case.debtor_id)
    rows = Point.objects.filter(theirs, kind__in=kinds).select_related("person")
    return serving(rows, case, channel)


def serving(points: Iterable[Point], case: Case, channel: str) -> list[Point]:
    """Return those of the points around a debtor that serve the way, the best first."""
    owing = [
        row
        for row in points
        if Channel(channel) in PointKind(row.kind).channels
        and Role(row.person.role).owes
    ]
    owing.sort(
        key=lambda row: (
            bool(row.restriction),
            row.person_id != case.debtor_id,
            row.verified_on is None,
            row.pk,
        )
    )
    return owing


def points_around(cases: Iterable[Case]) -> Mapping[int, list[Point]]:
    """Return all numbers and addresses of each debtor and those around, by the debtor."""
    debtors = {case.debtor_id for case in cases}
    rows = Point.objects.select_related("person").order_by("pk")
    found: dict[int, list[Point]] = {debtor: [] for debtor in debtors}
    for row in rows.filter(person__in=debtors):
        found[row.person_id].append(row)
    for row in rows.filter(person__debtor__in=debtors):
        found[row.person.debtor_id or 0].append(row)
    return found


@whole()
def asked(
    case: Case,
    point: Point,
    *,
    channel: str,
    at: datetime,
    live: bool = False,
    but: int = 0,
) -> Question:
    """
    Return the question whether a message may go at `at`, as the guard asks it.

    What waits in the outbox to go by then counts as sent; `but` is the message itself.
    """
    plain = asking.question(case, point, channel=Channel(channel), at=at, live=live)
    theirs = Q(point__person=point.person_id) | Q(address=point.value)
    return _with_waiting(plain, _waiting(theirs, at=at).exclude(pk=but))


def asked_from(
    known: Known,
    waiting: Iterable[Message],
    case: Case,
    point: Point,
    *,
    channel: str,
    at: datetime,
) -> Question:
    """Return the same question from what was gathered before, without a look at the rows."""
    way = Channel(channel)
    plain = asking.question_from(known, case, point, channel=way, at=at)
    return _with_waiting(
        plain,
        [
            row
            for row in waiting
            if row.point.person_id == point.person_id or row.address == point.value
        ],
    )


@whole()
def waiting_for(
    points: Mapping[int, Sequence[Point]], *, at: datetime
) -> Mapping[int, list[Message]]:
    """Return what waits to go by `at` to any of the points, by what they are kept under."""
    every = [point for each in points.values() for point in each]
    people = {point.person_id for point in every}
    theirs = Q(point__person__in=people) | Q(address__in={each.value for each in every})
    rows = list(_waiting(theirs, at=at))
    return {
        key: [row for row in rows if _goes_to(row, around)]
        for key, around in points.items()
    }


def _goes_to(row: Message, points: Iterable[Point]) -> bool:
    return any(
        row.point.person_id == point.person_id or row.address == point.value
        for point in points
    )


def _waiting(theirs: Q, *, at: datetime) -> QuerySet[Message]:
    rows = Message.objects.filter(theirs, state__in=WAITING, send_at__lte=at)
    return rows.select_related("point")


def _with_waiting(plain: Question, rows: Iterable[Message]) -> Question:
    """Return the question with what waits counted as sent."""
    waiting = [
        Happened(
            row.send_at,
            str(row.point.person_id),
            row.address,
            Result.SENT,
            "collector",
            row.channel,
        )
        for row in rows
    ]
    return replace(plain, history=(*plain.history, *waiting))


def stage_of(debts: tuple[sums.DebtSum, ...], *, on: date) -> Stage:
    """Return the stage of the debts on that day."""
    oldest = sums.oldest_due_on(debts)
    return Ladder().stage(days_past_due(oldest, on) if oldest else 0)


def in_force(*, on: date) -> list[MessageTemplate]:
    """Return every template that may be sent on that day, by key."""
    rows = MessageTemplate.objects.filter(
        approved_at__isnull=False, retired_at=None, expires_on__gte=on
    )
    return list(rows.order_by("channel", "key", "version"))


def fits_stage(row: MessageTemplate, stage: Stage) -> bool:
    """Say whether the template is meant for that stage."""
    return not row.stages or stage in row.stages.split(",")
