"""Reading a page by an index: the rows that follow one row, whatever the list is sorted by."""

from functools import reduce
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from arrears.domain.money.amount import Amount

from .pages import HOURS, Cell, Key, Order, Page, Place, RowGone

AnyRow = TypeVar("AnyRow", bound=Model)
Stretch = tuple[Q, tuple[str, ...]]  # what lies in it, and how it is sorted


def page_of(
    rows: QuerySet[AnyRow], place: Place, order: Order, *, among: QuerySet[AnyRow]
) -> Page[AnyRow]:
    """
    Return a page of `rows`, sorted as a whole by a key of `order`.

    No row is counted or skipped: a page begins after a row of `among`, the list before
    it was narrowed, and each stretch of it lies together in the key's index.

    Raises SortUnknown, RowGone.
    """
    key, sort = order.key(place.sort), place.sort or order.usual
    back = bool(place.before) and not place.after
    found = _fetched(rows, _stretches(place, key, order, among, back=back), place)
    if back and len(found) <= place.rows:  # the list's beginning: a whole page of it
        back, place = False, Place(sort=place.sort, rows=place.rows)
        found = _fetched(rows, _stretches(place, key, order, among, back=back), place)
    spare = len(found) > place.rows
    shown = found[: place.rows]
    if back:
        shown.reverse()
    return Page(
        rows=shown,
        page=max(1, place.page) if place.after or place.before else 1,
        more=spare or back,
        less=spare if back else bool(place.after),
        first=_value(shown[0], order.tie) if shown else 0,
        last=_value(shown[-1], order.tie) if shown else 0,
        order=order,
        sort=sort,
        span=_span(shown, key),
    )


def _stretches(
    place: Place, key: Key, order: Order, among: QuerySet[AnyRow], *, back: bool
) -> list[Stretch]:
    """Return the stretches to read one after the other until the page is full."""
    down = (place.sort or order.usual).startswith("-") != back
    sign, beyond = ("-", "lt") if down else ("", "gt")
    # by both where one is the same for all: so that the key's index is the way to go
    by = (f"{sign}{key.path}", f"{sign}{order.tie}")
    empty = Q(**{f"{key.path}__isnull": True})
    filled: Stretch = (~empty if key.may_be_empty else Q(), by)
    empties: list[Stretch] = [(empty, by)] if key.may_be_empty else []
    first_empty = key.empty_first != back
    at = (place.before if back else place.after) or None
    if at is None:
        return [*empties, filled] if first_empty else [filled, *empties]
    past = Q(**{f"{order.tie}__{beyond}": at})
    told = among.filter(**{order.tie: at}).values_list(key.path, flat=True)[:1]
    if not told:
        raise RowGone
    if key.path == order.tie:
        return [(past, by[1:])]
    if told[0] is None:
        return [(empty & past, by), *([filled] if first_empty else [])]
    alike = Q(**{key.path: told[0]}) & past
    beyond_it = Q(**{f"{key.path}__{beyond}": told[0]})
    return [(alike, by), (beyond_it, by), *([] if first_empty else empties)]


def _fetched(
    rows: QuerySet[AnyRow], stretches: list[Stretch], place: Place
) -> list[AnyRow]:
    found: list[AnyRow] = []
    for lies, by in stretches:
        if lies.negated and not rows.filter(lies).order_by()[:1]:
            continue  # all are empty: else the whole index is walked to see so
        found += rows.filter(lies).order_by(*by)[: place.rows + 1 - len(found)]
        if len(found) > place.rows:
            break
    return found


def _span(shown: list[AnyRow], key: Key) -> tuple[Cell, Cell] | None:
    if not shown or key.personal:
        return None
    return _told(shown[0], key), _told(shown[-1], key)


def _value(row: Model, path: str) -> int:
    return int(getattr(row, path))


def _told(row: Model, key: Key) -> Cell:
    *way, last = key.path.split("__")
    value: Cell = getattr(reduce(getattr, way, row), last)
    if not isinstance(value, int):
        return value
    if key.currency:
        return Amount(getattr(row, key.currency) or "CNY", value)
    return f"{value // 60:02}:{value % 60:02}" if key.ways is HOURS else value
