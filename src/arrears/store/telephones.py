"""
A case and one number of somebody's, held for writing and read at once.

The rows are filled by hand with what the guard is asked of, because Django would write
the same statement anew for every call; any other field is fetched when it is asked for.
"""

from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model

from . import cases, sql
from .models import Case, Person, Point

Row = TypeVar("Row", bound=Model)
# in the order of FOUND
CASE = ("id", "number", "debtor_id", "placement_id", "closed_on", "lost_since")
PERSON = ("id", "debtor_id", "role", "name", "zone")
POINT = ("id", "person_id", "kind", "value", "permitted_until")


def lock(number: str, *, point: int) -> tuple[Case, Point | None]:
    """
    Return the open case and the point, if there is one; it may be a stranger's.

    Holds until the transaction ends whom `cases.hold` holds, and reads only after.
    Raises UnknownCase, ClosedCase.
    """
    cases.hold(number, point=point)
    told = sql.rows(FOUND, number=cases.key(number), point=point)
    if not told:
        raise cases.UnknownCase(number=number)
    values = iter(told[0])
    case, debtor = _filled(Case, CASE, values), _filled(Person, PERSON, values)
    used, owner = _filled(Point, POINT, values), _filled(Person, PERSON, values)
    case.debtor = debtor
    if used.pk:
        used.person = owner
    return cases.still_open(case), used if used.pk else None


def _filled(model: type[Row], names: tuple[str, ...], values: Iterator[object]) -> Row:
    """Return the model's row of the next values, as many as there are names."""
    return model.from_db("default", names, [next(values) for _ in names])


FOUND = """
    SELECT c.id, c.number, c.debtor_id, c.placement_id, c.closed_on, c.lost_since,
           d.id, d.debtor_id, d.role, d.name, d.zone,
           q.id, q.person_id, q.kind, q.value, q.permitted_until,
           o.id, o.debtor_id, o.role, o.name, o.zone
    FROM {case} c JOIN {person} d ON d.id = c.debtor_id
    LEFT JOIN {point} q ON q.id = %(point)s
    LEFT JOIN {person} o ON o.id = q.person_id
    WHERE c.number = %(number)s
"""
