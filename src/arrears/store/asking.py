"""What the guard must know of one contact, gathered from the rows."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question
from arrears.law.engine.usual import USUAL

from .cases import local_day, open_promise
from .models import Attempt, Case, Point
from .standing import offered_to_pay, on_record, standing, stands_still

CLOCKS_APART = timedelta(days=1)
HISTORY_DAYS = 35  # longer than any counter's window


def question(
    case: Case,
    point: Point,
    *,
    channel: Channel,
    at: datetime,
    purpose: str = "",
    live: bool = False,
) -> Question:
    """
    Return the question whether `point` may be used at `at` about `case`.

    Without a `purpose` it is to collect, or to remind where a promise is due
    today. An unknown time zone stays unknown.
    """
    person, stops = point.person, standing(case.debtor_id, point.person_id)
    days, reminder = _promise(case, on=local_day(case.debtor, at))
    plain = Question(
        at=at,
        zones=(person.zone,) if person.zone else (),
        channel=channel,
        person=str(person.pk),
        point=point.value,
        facts={
            **USUAL,  # what is on record otherwise, `on_record` says below
            "role": person.role,
            "purpose": purpose or ("remind" if days == 0 else "collect"),
            "point_kind": point.kind,
            "point_restricted": _restricted(case, point),
            "work_permitted": _permitted(point, on=local_day(person, at)),
            "hours_agreed": False,  # no record of such a consent is kept yet
            "stopped": stands_still(stops),
            "lost_contact": case.lost_since is not None,
            "volunteer": offered_to_pay(stops, person),
            "promise_in_days": days,
            "reminder_agreed": reminder,
        },
        history=history(case, point, at=at, live=live),
    )
    return on_record(plain, stops, debtor=case.debtor_id, role=person.role)


def history(
    case: Case, point: Point, *, at: datetime, live: bool = False
) -> Sequence[Happened]:
    """
    Return the contacts that any counter may still count at `at`.

    Those with the debtor and with the owner of `point`, and those over the same
    number, whoever it was kept for. `live` is for the moment of calling: what a
    colleague's clock, or this one before it was set back, put a little later counts
    as happened now.
    """
    latest = at + CLOCKS_APART if live else at
    same_number = Point.objects.filter(value=point.value).values("pk")
    rows = Attempt.objects.filter(
        Q(person_id__in={case.debtor_id, point.person_id})
        | Q(point_id__in=same_number),
        at__gt=at - timedelta(days=HISTORY_DAYS),
        at__lte=latest,
    ).exclude(result="")
    fields = rows.values_list(
        "at", "person_id", "point__value", "result", "initiator", "channel"
    )
    return tuple(
        Happened(
            min(when, at), str(person), value or "", Result(result), initiator, channel
        )
        for when, person, value, result, initiator, channel in fields
    )


def _restricted(case: Case, point: Point) -> bool:
    """Say whether this number was taken out of use, under whichever of its kinds."""
    around = Q(person=case.debtor_id) | Q(person__debtor=case.debtor_id)
    same = Point.objects.filter(around, value=point.value)
    return same.exclude(restriction="").exists()


def _promise(case: Case, *, on: date) -> tuple[int, bool]:
    promise = open_promise(case, on=on)
    if promise is None:
        return -1, False
    return (promise.due_on - on).days, promise.reminder_agreed


def _permitted(point: Point, *, on: date) -> bool:
    return bool(point.permitted_until and point.permitted_until >= on)
