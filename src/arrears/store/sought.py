"""Cases by what somebody types: each way of looking goes by an index of its own."""

from collections.abc import Sequence

from django.db import connection

from . import sql

LAST = "\U0010ffff"  # sorts after whatever may follow a beginning


def beginning(wanted: str, *, most: int) -> list[int]:
    """
    Return the ids of cases whose number or debtor's name begins so, `most` of each.

    A number as cases keep it; a name as typed, or with the capitals it may have.
    """
    forms = {wanted, wanted.lower(), wanted.upper(), wanted.title()}
    rows = _rows(BY_NUMBER, wanted.upper(), most)
    for form in sorted(forms):
        rows += _rows(BY_NAME, form, most)
    return [pk for (pk,) in rows]


def whole(wanted: str, dialled: Sequence[str], *, most: int) -> list[int]:
    """Return the ids of cases that have this very account, number or telephone."""
    rows = sql.rows(BY_WHOLE, wanted=wanted, most=most)
    for value in dialled:
        rows += sql.rows(BY_POINT, value=value, most=most)
    return [pk for (pk,) in rows]


def _rows(text: str, first: str, most: int) -> list[tuple[int]]:
    return sql.rows(by_bytes(text), first=first, last=first + LAST, most=most)


def by_bytes(text: str) -> str:
    """Return the question as it compares byte by byte, as the indexes are sorted."""
    from_, until, order = BYTES[connection.vendor == "postgresql"]
    return text.replace("[>=]", from_).replace("[<]", until).replace("[order]", order)


BYTES = {False: (">=", "<", ""), True: ("~>=~", "~<~", "USING ~<~")}
BY_NUMBER = """
    SELECT id FROM {case} WHERE number [>=] %(first)s AND number [<] %(last)s
    ORDER BY number [order] LIMIT %(most)s
"""
BY_NAME = """
    SELECT c.id FROM (SELECT id FROM {person} WHERE debtor_id IS NULL
                      AND name [>=] %(first)s AND name [<] %(last)s
                      ORDER BY name [order] LIMIT %(most)s) AS p
    JOIN {case} c ON c.debtor_id = p.id LIMIT %(most)s
"""
# UNION, not OR: with OR, PostgreSQL reads every case of the book
BY_WHOLE = """
    SELECT id FROM (SELECT c.id FROM {person} p JOIN {case} c ON c.debtor_id = p.id
                    WHERE p.number = %(wanted)s
                    UNION SELECT case_id FROM {debt} WHERE account_number = %(wanted)s)
    AS fits LIMIT %(most)s
"""
BY_POINT = """
    SELECT c.id FROM {point} q JOIN {case} c ON c.debtor_id = q.person_id
    WHERE q.value = %(value)s LIMIT %(most)s
"""
