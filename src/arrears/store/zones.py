"""In which time zones the persons of the book live."""

from . import sql

# From one to the next by the index, whatever the book's size.
EACH = """
    WITH RECURSIVE each (zone) AS (
        SELECT min(zone) FROM {person}
        UNION ALL
        SELECT (SELECT min(p.zone) FROM {person} p WHERE p.zone > each.zone)
        FROM each WHERE each.zone IS NOT NULL
    )
    SELECT zone FROM each WHERE zone IS NOT NULL
"""


def zones() -> tuple[str, ...]:
    """Return every zone that some person has, in order; "" where one is unknown."""
    return tuple(zone for (zone,) in sql.rows(EACH))
