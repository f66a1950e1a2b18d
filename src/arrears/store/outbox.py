"""The outbox: whom a message may go to, which templates there are, what waits to go."""

from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q

from arrears.domain.case.stage import Ladder, Stage, days_past_due
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.message import WAITING
from arrears.domain.contact.outcome import Result
from arrears.domain.contact.person import Role
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question

from . import asking, sums
from .models import Case, Message, MessageTemplate, Point
from .scope import whole


def points_by(case: Case, channel: str) -> list[Point]:
    """Return the numbers or addresses of those who owe that serve it, the best first."""
    kinds = [kind for kind in PointKind if Channel(channel) in kind.channels]
    theirs = Q(person=case.debtor_id) | Q(person__debtor=case.debtor_id)
    rows = Point.objects.filter(theirs, kind__in=kinds).select_related("person")
    owing = [row for row in rows if Role(row.person.role).owes]
    owing.sort(
        key=lambda row: (
            bool(row.restriction),
            row.person_id != case.debtor_id,
            row.verified_on is None,
            row.pk,
        )
    )
    return owing


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
    rows = Message.objects.filter(
        Q(point__person=point.person_id) | Q(address=point.value),
        state__in=WAITING,
        send_at__lte=at,
    ).exclude(pk=but)
    waiting = [
        Happened(
            row.send_at,
            str(row.point.person_id),
            row.address,
            Result.SENT,
            "collector",
            row.channel,
        )
        for row in rows.select_related("point")
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
