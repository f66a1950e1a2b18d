"""Debtors of the file, each once, and their cases in the placement."""

from arrears.store import sql

from .rows import Into, settled


def gather() -> None:
    """Find each debtor of the file once, in the file's order."""
    sql.run(GATHERED)
    settled("arriving_debtor")


def bring_up_to_date(into: Into) -> int:
    """
    Update the debtors we know, open their closed cases; return how many of those.

    A debtor is known by the lender's number, never by name. What the file leaves
    empty stays as it was.
    """
    sql.run(UPDATED, lender=into.lender)
    return sql.run(REOPENED, lender=into.lender, placement=into.placement)


def add(into: Into) -> int:
    """Add the debtors we do not know, and return how many."""
    return sql.run(ADDED, lender=into.lender)


def open_cases(into: Into) -> int:
    """Open a case for each debtor who has none in the placement; return how many."""
    return sql.run(
        OPENED,
        last=_last_number(),
        lender=into.lender,
        placement=into.placement,
        on=into.on,
    )


def _last_number() -> int:
    """Return the highest number given so far: 12 for A-000012."""
    found = sql.rows(LAST_NUMBER)
    return int(found[0][0]) if found else 0


GATHERED = """
    INSERT INTO arriving_debtor (number, name, zone, prefers, opened_on)
    SELECT number, name, zone, prefers, opened_on
    FROM (SELECT debtor_number AS number, max(coalesce(name, '')) AS name,
                 max(coalesce(zone, '')) AS zone, max(prefers_from_minutes) AS prefers,
                 min(opened_on) AS opened_on, min(line) AS line
          FROM arriving WHERE unfit IS NULL GROUP BY debtor_number) each_debtor
    ORDER BY line
"""
UPDATED = """
    UPDATE {person} AS p
    SET name = CASE WHEN a.name = '' THEN p.name ELSE a.name END,
        zone = CASE WHEN a.zone = '' THEN p.zone ELSE a.zone END,
        prefers_from_minutes = coalesce(a.prefers, p.prefers_from_minutes)
    FROM arriving_debtor a
    WHERE p.number = a.number AND p.lender_id = %(lender)s AND p.debtor_id IS NULL
      AND ((a.name <> '' AND a.name <> p.name) OR (a.zone <> '' AND a.zone <> p.zone)
           OR a.prefers <> coalesce(p.prefers_from_minutes, -1))
"""
REOPENED = """
    UPDATE {case} SET closed_on = NULL, closed_as = ''
    WHERE id IN (
        SELECT c.id FROM arriving_debtor a CROSS JOIN {person} p CROSS JOIN {case} c
        WHERE p.number = a.number AND p.lender_id = %(lender)s AND p.debtor_id IS NULL
          AND c.debtor_id = p.id AND c.placement_id = %(placement)s
          AND c.closed_on IS NOT NULL)
"""
ADDED = """
    INSERT INTO {person} (number, lender_id, role, name, zone, prefers_from_minutes,
                          persona)
    SELECT number, %(lender)s, 'debtor', name, zone, prefers, ''
    FROM arriving_debtor WHERE true
    ON CONFLICT DO NOTHING
"""
LAST_NUMBER = """
    SELECT substr(number, 3) FROM {case}
    WHERE substr(number, 1, 2) = 'A-' AND length(number) >= 8
    ORDER BY length(number) DESC, number DESC LIMIT 1
"""
OPENED = """
    INSERT INTO {case} (number, debtor_id, placement_id, opened_on, closed_as,
                        category, reason, can_pay_part)
    SELECT 'A-' || substr('000000', 1 + length(place)) || place, debtor_id,
           %(placement)s, opened_on, '', '', '', FALSE
    FROM (SELECT CAST(%(last)s + row_number() OVER (ORDER BY p.id) AS text) AS place,
                 p.id AS debtor_id, coalesce(a.opened_on, %(on)s) AS opened_on
          FROM arriving_debtor a CROSS JOIN {person} p
          LEFT JOIN {case} c ON c.debtor_id = p.id AND c.placement_id = %(placement)s
          WHERE p.number = a.number AND p.lender_id = %(lender)s
            AND p.debtor_id IS NULL AND c.id IS NULL) newcomer
"""
