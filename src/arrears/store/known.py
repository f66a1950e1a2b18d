"""What the rows know of a contact: gathered for one point, or for a whole case at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import Happened

from . import sql
from .agreed import given
from .cases import local_day
from .models import Case, Consent, Point, Promise, Stop
from .promises import PromiseRead, open_promise
from .scope import whole
from .standing import standing

CLOCKS_APART = timedelta(days=1)
HISTORY_DAYS = 35  # longer than any counter's window


class Known(NamedTuple):
    """
    What is on record, so that the guard can be asked without a further look.

    `promise` is the one that runs; `restricted` are the numbers and addresses out of
    use; `history` may hold contacts of others, which no counter counts.
    """

    stops: Sequence[Stop]
    consents: Sequence[Consent]
    promise: Promise | PromiseRead | None
    restricted: frozenset[str]
    history: Sequence[Happened]


@whole()
def known_of(case: Case, point: Point, *, at: datetime, live: bool = False) -> Known:
    """Return what is on record for a contact by this point, in as few looks as it takes."""
    noted = _noted(case, point)
    on = local_day(case.debtor, at)
    return Known(
        stops=standing(case.debtor_id, point.person_id) if noted.stops else (),
        consents=given(case) if noted.consents else (),
        promise=open_promise(case, on=on) if noted.promise else None,
        restricted=frozenset({point.value} if noted.restricted else ()),
        history=history(case, point, at=at, live=live),
    )


@whole()
def known_around(case: Case, *, at: datetime, promise: Promise | None) -> Known:
    """
    Return what is on record for every contact about the case, in four looks.

    `promise` is the case's promise that runs, which whoever asks has judged already.
    """
    circle = sql.rows(CIRCLE, debtor=case.debtor_id)
    return Known(
        stops=standing(case.debtor_id, *(person for person, _, _ in circle)),
        consents=given(case),
        promise=promise,
        restricted=frozenset(value for _, value, restricted in circle if restricted),
        history=happened(
            sql.rows(
                AROUND,
                debtor=case.debtor_id,
                since=sql.stored(at - timedelta(days=HISTORY_DAYS)),
                latest=sql.stored(at),
            ),
            at=at,
        ),
    )


@whole()
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
    return happened(told, at=at)


def happened(
    told: Sequence[tuple[str, str, str | None, str, str, str]], *, at: datetime
) -> Sequence[Happened]:
    """Return the contacts of a question like those below; none is later than `at`."""
    return tuple(
        Happened(
            min(sql.instant(when), at), who, value or "", Result(result), begun, channel
        )
        for when, who, value, result, begun, channel in told
    )


# What `happened` reads, of the contacts that the question in it finds: by UNION, not OR,
# for with OR PostgreSQL reads every attempt ever made
CONTACTS = """
    SELECT CAST(a.at AS text), CAST(a.person_id AS text), q.value, a.result,
           a.initiator, a.channel
    FROM {attempt} a LEFT JOIN {point} q ON q.id = a.point_id
    WHERE a.id IN ([which])
      AND a.at > %(since)s AND a.at <= %(latest)s AND a.result <> ''
"""
HISTORY = CONTACTS.replace(
    "[which]",
    """SELECT w.id FROM {attempt} w WHERE w.person_id IN (%(debtor)s, %(person)s)
           AND w.at > %(since)s AND w.at <= %(latest)s
       UNION
       SELECT o.id FROM {attempt} o JOIN {point} s ON s.id = o.point_id
       WHERE s.value = %(value)s""",
)
AROUND = """
    WITH circle AS (SELECT id FROM {person} WHERE id = %(debtor)s
                    UNION SELECT id FROM {person} WHERE debtor_id = %(debtor)s)
""" + CONTACTS.replace(  # noqa: S608  (texts of ours)
    "[which]",
    """SELECT w.id FROM {attempt} w WHERE w.person_id IN (SELECT id FROM circle)
           AND w.at > %(since)s AND w.at <= %(latest)s
       UNION
       SELECT o.id FROM {point} m JOIN {point} s ON s.value = m.value
           JOIN {attempt} o ON o.point_id = s.id
       WHERE m.person_id IN (SELECT id FROM circle)""",
)
# Everybody around the debtor, once for each number or address of theirs.
CIRCLE = """
    SELECT p.id, q.value, CASE WHEN q.restriction <> '' THEN 1 ELSE 0 END
    FROM {person} p LEFT JOIN {point} q ON q.person_id = p.id
    WHERE p.id IN (SELECT id FROM {person} WHERE id = %(debtor)s
                   UNION SELECT id FROM {person} WHERE debtor_id = %(debtor)s)
"""


class Noted(NamedTuple):
    """What there is to be read of a contact, of each kind whether there is any."""

    stops: bool
    consents: bool
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
           EXISTS (SELECT 1 FROM {consent} WHERE case_id = %(case)s),
           EXISTS (SELECT 1 FROM {promise} WHERE case_id = %(case)s
                   AND superseded_at IS NULL),
           EXISTS (SELECT 1 FROM {point} q JOIN {person} p ON p.id = q.person_id
                   WHERE q.value = %(value)s AND q.restriction <> ''
                   AND (p.id = %(debtor)s OR p.debtor_id = %(debtor)s))
"""
