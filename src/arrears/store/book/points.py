"""The numbers and addresses of the file, and the contact persons it names."""

from arrears.domain.contact.channel import PointKind
from arrears.domain.contact.point import Source
from arrears.store import sql

from .rows import Into

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


ADDED = """
    INSERT INTO {point} (person_id, kind, value, source, restriction)
    SELECT person_id, %(kind)s, [column], %(source)s, '' FROM placed
    WHERE [column] <> ''
    ON CONFLICT DO NOTHING
"""
CONTACTS = """
    INSERT INTO {person} (number, lender_id, debtor_id, role, name, zone, persona)
    SELECT '', %(lender)s, person_id, 'contact', coalesce(contact_name, ''), '', ''
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
    WHERE p.debtor_id = r.person_id AND p.role = 'contact' AND p.number = ''
      AND p.name = coalesce(r.contact_name, '') AND r.contact_phone <> ''
    ON CONFLICT DO NOTHING
"""
