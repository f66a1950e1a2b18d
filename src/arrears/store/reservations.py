"""The reserved calls that hold a collector up; there is at most one."""

from datetime import datetime

from . import sql

OPEN = """
    SELECT c.number, CAST(a.at AS text) FROM {attempt} a JOIN {case} c ON c.id = a.case_id
    WHERE a.by = %(by)s AND a.result = 'reserved' AND a.expired_at IS NULL
"""


def open_calls(by: str) -> list[tuple[str, datetime]]:
    """Return the case and the instant of each call of `by` that nobody told of yet."""
    return [(number, sql.instant(at)) for number, at in sql.rows(OPEN, by=by)]
