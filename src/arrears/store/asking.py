"""What the guard must know of one contact, gathered from the rows."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from arrears.domain.contact.channel import Channel, PointKind
from arrears.law.engine.guard import Question
from arrears.law.engine.usual import USUAL

from .agreed import consent_lines
from .cases import local_day
from .known import Known, known_of
from .models import Case, Point, Visit
from .standing import offered_to_pay, on_record, stands_still, stop_lines

NO_PROMISE = -1
DAYS_LEFT = "placement_days_left"
TURNS_WITHIN = timedelta(days=40)  # further ahead nobody asks for the next lawful hour


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
    known = known_of(case, point, at=at, live=live)
    return question_from(known, case, point, channel=channel, at=at, purpose=purpose)


def question_from(
    known: Known,
    case: Case,
    point: Point,
    *,
    channel: Channel,
    at: datetime,
    purpose: str = "",
) -> Question:
    """Return the same question from what was gathered before, without a look at the rows."""
    person = point.person
    theirs = {case.debtor_id, person.pk}
    stops = [stop for stop in known.stops if stop.person_id in theirs]
    days, reminder = _promise(known, on=local_day(case.debtor, at))
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
            "point_restricted": point.value in known.restricted,
            "work_permitted": _permitted(point, on=local_day(person, at)),
            "stopped": stands_still(stops, on=local_day(case.debtor, at)),
            "lost_contact": case.lost_since is not None,
            "volunteer": offered_to_pay(stops, person),
            "promise_in_days": days,
            "reminder_agreed": reminder,
        },
        history=known.history,
    )
    lines = [*stop_lines(stops), *consent_lines(known.consents, point)]
    recorded = on_record(plain, lines, debtor=case.debtor_id)
    return _until_recalled(recorded, case, at=at)


def visit_asked(known: Known, case: Case, visit: Visit) -> Question:
    """Return the question whether this visit may be made at its hour, by those who go."""
    place = place_of(visit)
    asked = question_from(known, case, place, channel=Channel.VISIT, at=visit.at)
    agents = len(visit.crew.split(",")) if visit.crew else 0
    return replace(asked, facts={**asked.facts, "agents": agents})


def place_of(visit: Visit) -> Point:
    """Return the point of the visit; a place that was only written down is one too."""
    return visit.point or Point(
        person=visit.person, kind=PointKind.IN_PERSON, value=visit.place
    )


def _promise(known: Known, *, on: date) -> tuple[int, bool]:
    promise = known.promise
    if promise is None or promise.due_on < on:
        return NO_PROMISE, False
    return (promise.due_on - on).days, promise.reminder_agreed


def _until_recalled(plain: Question, case: Case, *, at: datetime) -> Question:
    """Return the question with the days the placement runs; near its end they turn."""
    last = case.placement.ends_on
    if last is None:
        return plain
    on = local_day(case.debtor, at)
    facts = {**plain.facts, DAYS_LEFT: (last - on).days}
    if not on <= last <= on + TURNS_WITHIN:
        return replace(plain, facts=facts)
    turning = {**plain.turning, DAYS_LEFT: lambda local: (last - local.date()).days}
    edges = (*plain.edges, last + timedelta(days=1))
    return replace(plain, facts=facts, turning=turning, edges=edges)


def _permitted(point: Point, *, on: date) -> bool:
    return bool(point.permitted_until and point.permitted_until >= on)
