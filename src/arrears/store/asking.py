"""What the guard must know of one contact, gathered from the rows."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question
from arrears.law.engine.usual import USUAL

from . import sql
from .cases import local_day
from .models import Case, Point
from .promises import open_promise
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
    person, noted = point.person, _noted(case, point)
    stops = standing(case.debtor_id, point.person_id) if noted.stops else ()
    days, reminder = -1, False
    if noted.promise:
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
            "point_restricted": noted.restricted,
            "work_permitted": _permitted(point, on=local_day(person, at)),
            "hours_agreed": False,  # no record of such a consent is kept yet
            "stopped": stands_still(stops, on=local_day(case.debtor, at)),
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
    told = sql.rows(
        HISTORY,
        debtor=case.debtor_id,
        person=point.person_id,
        value=point.value,
        since=sql.stored(at - timedelta(days=HISTORY_DAYS)),
        latest=sql.stored(at + CLOCKS_APART if live else at),
    )
    return tuple(
        Happened(
            min(sql.instant(when), at), who, value or "", Result(result), begun, channel
        )
        for when, who, value, result, begun, channel in told
    )


# UNION, not OR: with OR, PostgreSQL reads every attempt ever made
HISTORY = """
    SELECT CAST(a.at AS text), CAST(a.person_id AS text), q.value, a.result,
           a.initiator, a.channel
    FROM {attempt} a LEFT JOIN {point} q ON q.id = a.point_id
    WHERE a.id IN (SELECT w.id FROM {attempt} w
                   WHERE w.person_id IN (%(debtor)s, %(person)s)
                   AND w.at > %(since)s AND w.at <= %(latest)s
                   UNION
                   SELECT o.id FROM {attempt} o JOIN {point} s ON s.id = o.point_id
                   WHERE s.value = %(value)s)
      AND a.at > %(since)s AND a.at <= %(latest)s AND a.result <> ''
"""


class Noted(NamedTuple):
    """What there is to be read of a contact: a stop, a promise, a number out of use."""

    stops: bool
    promise: bool
    restricted: bool


def _noted(case: Case, point: Point) -> Noted:
    """Return, in one question, what is on record; a number counts under all its kinds."""
    asked = sql.rows(
        NOTED,
        case=case.pk,
        debtor=case.debtor_id,
        person=point.person_id,
        value=point.value,
    )
    return Noted(*map(bool, asked[0]))


NOTED = """
    SELECT EXISTS (SELECT 1 FROM {stop} WHERE person_id IN (%(debtor)s, %(person)s)
                   AND lifted_at IS NULL),
           EXISTS (SELECT 1 FROM {promise} WHERE case_id = %(case)s
                   AND superseded_at IS NULL),
           EXISTS (SELECT 1 FROM {point} q JOIN {person} p ON p.id = q.person_id
                   WHERE q.value = %(value)s AND q.restriction <> ''
                   AND (p.id = %(debtor)s OR p.debtor_id = %(debtor)s))
"""


def _promise(case: Case, *, on: date) -> tuple[int, bool]:
    promise = open_promise(case, on=on)
    if promise is None:
        return -1, False
    return (promise.due_on - on).days, promise.reminder_agreed


def _permitted(point: Point, *, on: date) -> bool:
    return bool(point.permitted_until and point.permitted_until >= on)
