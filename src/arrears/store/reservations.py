"""The reserved calls, each of which holds its collector up; there is at most one."""

from datetime import datetime

from . import sql
from .models import Case, Point
from .scope import whole

OPEN = """
    SELECT c.number, CAST(a.at AS text) FROM {attempt} a JOIN {case} c ON c.id = a.case_id
    WHERE a.by = %(by)s AND a.result = 'reserved' AND a.expired_at IS NULL
"""


@whole()
def open_calls(by: str) -> list[tuple[str, datetime]]:
    """Return the case and the instant of each call of `by` that nobody told of yet."""
    return [(number, sql.instant(at)) for number, at in sql.rows(OPEN, by=by)]


BESIDE = """
    SELECT a.by, CAST(a.at AS text) FROM {attempt} a JOIN {case} c ON c.id = a.case_id
    WHERE c.debtor_id = %(debtor)s AND a.by <> %(by)s AND a.result = 'reserved'
    AND a.expired_at IS NULL
"""


def calls_beside(case: Case, by: str) -> list[tuple[str, datetime]]:
    """Return whose calls to the case's debtor nobody told of yet, `by` left out."""
    rows = sql.rows(BESIDE, debtor=case.debtor_id, by=by)
    return [(other, sql.instant(at)) for other, at in rows]


CALL = """
    INSERT INTO {attempt} (case_id, person_id, point_id, at, by, channel, initiator,
                           result, code, note)
    VALUES (%(case)s, %(person)s, %(point)s, %(at)s, %(by)s, 'phone', 'collector',
            'reserved', '', '')
    RETURNING id
"""


def reserve(case: Case, point: Point, *, by: str, at: datetime) -> int:
    """Reserve a call to `point` about `case`, and return the attempt's id."""
    made = sql.rows(
        CALL,
        case=case.pk,
        person=point.person_id,
        point=point.pk,
        at=sql.stored(at),
        by=by,
    )
    return int(made[0][0])
