"""Debtors of the file, each once, and their cases in the placement."""

from arrears.store import sql

from .rows import Into


def bring_up_to_date(into: Into) -> int:
    """
    Update the debtors we know, open their closed cases; return how many of those.

    A debtor is known by the lender's number, never by name; of several rows the
    first tells her name. What the file leaves empty stays as it was.
    """
    sql.run(UPDATED, lender=into.lender)
    return sql.run(REOPENED, lender=into.lender, placement=into.placement)


def add(into: Into) -> int:
    """Add the debtors we do not know, and return how many."""
    return sql.run(ADDED, lender=into.lender)


def open_cases(into: Into) -> int:
    """
    Open a case for each debtor who has none in the placement; return how many.

    Numbers rise in the file's order.
    """
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


UPDATED = """
    UPDATE {person} AS p
    SET name = coalesce(nullif(r.name, ''), p.name),
        zone = coalesce(nullif(r.zone, ''), p.zone),
        prefers_from_minutes = coalesce(r.prefers_from_minutes, p.prefers_from_minutes)
    FROM arriving r
    WHERE p.number = r.debtor_number AND p.lender_id = %(lender)s AND p.role = 'debtor'
      AND r.is_first AND r.unfit IS NULL
      AND (r.name <> p.name OR r.zone <> p.zone
           OR r.prefers_from_minutes <> coalesce(p.prefers_from_minutes, -1))
"""
REOPENED = """
    UPDATE {case} SET closed_on = NULL, closed_as = ''
    WHERE id IN (
        SELECT c.id FROM arriving r CROSS JOIN {person} p CROSS JOIN {case} c
        WHERE r.is_first AND r.unfit IS NULL
          AND p.number = r.debtor_number AND p.lender_id = %(lender)s
          AND p.role = 'debtor'
          AND c.debtor_id = p.id AND c.placement_id = %(placement)s
          AND c.closed_on IS NOT NULL)
"""
ADDED = """
    INSERT INTO {person} (number, lender_id, role, name, zone, prefers_from_minutes,
                          persona)
    SELECT debtor_number, %(lender)s, 'debtor', coalesce(name, ''),
           coalesce(zone, ''), prefers_from_minutes, ''
    FROM arriving WHERE is_first AND unfit IS NULL ORDER BY line
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
    FROM (SELECT CAST(%(last)s + row_number() OVER (ORDER BY r.line) AS text) AS place,
                 p.id AS debtor_id, coalesce(r.opened_on, %(on)s) AS opened_on
          FROM arriving r CROSS JOIN {person} p
          LEFT JOIN {case} c ON c.debtor_id = p.id AND c.placement_id = %(placement)s
          WHERE r.is_first AND r.unfit IS NULL
            AND p.number = r.debtor_number AND p.lender_id = %(lender)s
            AND p.role = 'debtor' AND c.id IS NULL) newcomer
"""
