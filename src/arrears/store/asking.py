"""What the guard must know of one contact, gathered from the rows."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from arrears.domain.case.standing import StopKind
from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question
from arrears.law.engine.usual import USUAL

from .cases import local_day, open_promise
from .models import Attempt, Case, Point

HISTORY_DAYS = 35  # longer than any counter's window


def question(
    case: Case, point: Point, *, channel: Channel, at: datetime, purpose: str = ""
) -> Question:
    """
    Return the question whether `point` may be used at `at` about `case`.

    Without a `purpose` it is to collect, or to remind where a promise is due
    today. An unknown time zone stays unknown.
    """
    person, stops = point.person, _stops(case)
    days, reminder = _promise(case, on=local_day(case.debtor, at))
    return Question(
        at=at,
        zones=(person.zone,) if person.zone else (),
        channel=channel,
        person=str(person.pk),
        point=str(point.pk),
        facts={
            **USUAL,  # what else could be on record is a stop, and any stop forbids
            "role": person.role,
            "purpose": purpose or ("remind" if days == 0 else "collect"),
            "point_kind": point.kind,
            "point_restricted": bool(point.restriction),
            "work_permitted": _permitted(point, on=local_day(person, at)),
            "hours_agreed": False,  # no record of such a consent is kept yet
            "stopped": bool(stops - {StopKind.PLAN_KEPT}),
            "plan_kept": StopKind.PLAN_KEPT in stops,
            "promise_in_days": days,
            "reminder_agreed": reminder,
        },
        history=history(case, at=at),
    )


def history(case: Case, *, at: datetime) -> Sequence[Happened]:
    """Return the debtor's contacts that any counter may still count at `at`."""
    rows = Attempt.objects.filter(
        person_id=case.debtor_id, at__gt=at - timedelta(days=HISTORY_DAYS), at__lte=at
    ).exclude(result="")
    fields = rows.values_list("at", "point_id", "result", "initiator", "channel")
    person = str(case.debtor_id)
    return tuple(
        Happened(when, person, str(point), Result(result), initiator, channel)
        for when, point, result, initiator, channel in fields
    )


def _stops(case: Case) -> set[str]:
    rows = case.debtor.stops.filter(lifted_at=None)
    return set(rows.values_list("kind", flat=True))


def _promise(case: Case, *, on: date) -> tuple[int, bool]:
    promise = open_promise(case, on=on)
    if promise is None:
        return -1, False
    return (promise.due_on - on).days, promise.reminder_agreed


def _permitted(point: Point, *, on: date) -> bool:
    return bool(point.permitted_until and point.permitted_until >= on)
