"""The numbers and addresses of the file, and the contact persons it names."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from arrears.domain.contact.channel import PointKind
from arrears.domain.contact.point import Source
from arrears.store import sql

from .rows import Into

LARGE = 50_000  # rows; below this the index is kept up as they come
KINDS = {
    "mobile": PointKind.MOBILE,
    "home_phone": PointKind.HOME,
    "work_phone": PointKind.WORK,
    "email": PointKind.EMAIL,
    "address": PointKind.POSTAL,
}


def points_written(into: Into) -> int:
    """
    Add the numbers and addresses that are new, and return how many.

    A known one is left as it is, with its restriction. Contact persons are written
    down with their number; nobody calls them, the law sees to that.
    """
    with _index_built_once():
        added = sum(
            sql.run(
                ADDED.replace("[column]", column),
                kind=str(kind),
                source=Source.LENDER_FILE,
            )
            for column, kind in KINDS.items()
        )
        sql.run(CONTACTS, lender=into.lender)
        return added + sql.run(OF_CONTACTS, source=Source.EMERGENCY_CONTACT)


@contextmanager
def _index_built_once() -> Iterator[None]:
    """
    Build the index of the numbers after a large load, sorted, and not row by row.

    On SQLite only, where the writer is alone anyway; on PostgreSQL taking an index
    away would hold up every reader.
    """
    many, there = sql.rows(
        "SELECT (SELECT count(*) FROM placed), count(*) FROM {point}"
    )[0]
    if connection.vendor != "sqlite" or many < max(LARGE, there):
        yield
        return
    sql.run('DROP INDEX "point_value"')
    yield
    sql.run('CREATE INDEX "point_value" ON {point} ("value")')


ADDED = """
    INSERT INTO {point} (person_id, kind, value, source, restriction)
    SELECT person_id, %(kind)s, [column], %(source)s, '' FROM placed
    WHERE [column] <> ''
    ON CONFLICT DO NOTHING
"""
CONTACTS = """
    INSERT INTO {person} (number, lender_id, debtor_id, role, name, zone, persona)
    SELECT NULL, %(lender)s, person_id, 'contact', coalesce(contact_name, ''), '', ''
    FROM placed WHERE contact_name <> '' OR contact_phone <> ''
    ON CONFLICT DO NOTHING
"""
OF_CONTACTS = """
    INSERT INTO {point} (person_id, kind, value, source, restriction)
    SELECT p.id,
           CASE WHEN r.contact_phone LIKE '+861%%' AND length(r.contact_phone) = 14
                  OR r.contact_phone LIKE '+8869%%' THEN 'mobile' ELSE 'home' END,
           r.contact_phone, %(source)s, ''
    FROM placed r CROSS JOIN {person} p
    WHERE p.debtor_id = r.person_id AND p.role = 'contact' AND p.number IS NULL
      AND p.name = coalesce(r.contact_name, '') AND r.contact_phone <> ''
    ON CONFLICT DO NOTHING
"""
