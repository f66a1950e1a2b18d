"""Reading a page by an index: the rows that follow one row, whatever the list is sorted by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from arrears.domain.money.amount import Amount

from .pages import HOURS, Cell, Key, Order, Page, Place, RowGone

AnyRow = TypeVar("AnyRow", bound=Model)
Stretch = tuple[Q, tuple[str, ...]]  # what lies in it, and how it is sorted


@dataclass(frozen=True, slots=True)
class Strand(Generic[AnyRow]):
    """The rows of one table, and `among` which they are before they were narrowed."""

    rows: QuerySet[AnyRow]
    among: QuerySet[AnyRow]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a page begins: the key's value there, and what lies past the tie."""

    value: Any  # whatever the key's column holds
    past: Q


@dataclass(frozen=True, slots=True)
class Way:
    """How a list is read: by which key, down or up, and whether from its end back."""

    key: Key
    tie: str
    down: bool
    back: bool


def page_of(
    rows: QuerySet[AnyRow], place: Place, order: Order, *, among: QuerySet[AnyRow]
) -> Page[AnyRow]:
    """
    Return a page of `rows`, sorted as a whole by a key of `order`.

    No row is counted or skipped: a page begins after a row of `among`, the list before
    it was narrowed, and each stretch of it lies together in the key's index.

    Raises SortUnknown, RowGone.
    """
    return page_over([Strand(rows, among)], place, order)


def page_over(
    strands: Sequence[Strand[AnyRow]], place: Place, order: Order
) -> Page[AnyRow]:
    """
    Return a page of the rows of several tables as of one list, by a key all have.

    A row's tie is its own times the number of tables, and its table's place: no two
    rows share one, and it tells which table to ask.

    Raises SortUnknown, RowGone.
    """
    key, sort = order.key(place.sort), place.sort or order.usual
    back = bool(place.before) and not place.after
    found = _fetched(strands, place, order, back=back)
    if back and len(found) <= place.rows:  # the list's beginning: a whole page of it
        back, place = False, Place(sort=place.sort, rows=place.rows)
        found = _fetched(strands, place, order, back=back)
    spare = len(found) > place.rows
    shown = found[: place.rows]
    if back:
        shown.reverse()
    rows = [row for _, row in shown]
    return Page(
        rows=rows,
        page=max(1, place.page) if place.after or place.before else 1,
        more=spare or back,
        less=spare if back else bool(place.after),
        first=shown[0][0] if shown else 0,
        last=shown[-1][0] if shown else 0,
        order=order,
        sort=sort,
        span=_span(rows, key),
    )


def _fetched(
    strands: Sequence[Strand[AnyRow]], place: Place, order: Order, *, back: bool
) -> list[tuple[int, AnyRow]]:
    """Return the page's rows and one more, each after its tie."""
    down = (place.sort or order.usual).startswith("-") != back
    way = Way(order.key(place.sort), order.tie, down, back)
    spots = _spots(strands, (place.before if back else place.after) or None, way)
    found: list[tuple[int, AnyRow]] = []
    for alongside in zip(*(_stretches(spot, way) for spot in spots), strict=True):
        most = place.rows + 1 - len(found)
        read = [
            (_value(row, order.tie) * len(strands) + nth, row)
            for nth, stretch in enumerate(alongside)
            for row in _read(strands[nth].rows, stretch, most)
        ]
        if len(strands) > 1:
            read.sort(key=lambda one: (_at(one[1], way.key), one[0]), reverse=down)
        found += read[:most]
        if len(found) > place.rows:
            break
    return found


def _spots(
    strands: Sequence[Strand[AnyRow]], at: int | None, way: Way
) -> list[Spot | None]:
    """Return for each table where its rows go on after the row with that tie."""
    many = len(strands)
    if at is None:
        return [None] * many
    alone = strands[at % many].among.filter(**{way.tie: at // many})
    told = alone.values_list(way.key.path, flat=True)[:1]
    if not told:
        raise RowGone
    return [Spot(told[0], _past(at - nth, many, way)) for nth in range(many)]


def _past(at: int, many: int, way: Way) -> Q:
    """Return what lies past `at`, in a table whose ties are its own times `many`."""
    if way.down:
        return Q(**{f"{way.tie}__lt": -(-at // many)})
    return Q(**{f"{way.tie}__gt": at // many})


def _stretches(spot: Spot | None, way: Way) -> list[Stretch]:
    """Return the stretches to read one after the other until the page is full."""
    key = way.key
    sign, beyond = ("-", "lt") if way.down else ("", "gt")
    # by both where one is the same for all: so that the key's index is the way to go
    by = (f"{sign}{key.path}", f"{sign}{way.tie}")
    empty = Q(**{f"{key.path}__isnull": True})
    filled: Stretch = (~empty if key.may_be_empty else Q(), by)
    empties: list[Stretch] = [(empty, by)] if key.may_be_empty else []
    first_empty = key.empty_first != way.back
    if spot is None:
        return [*empties, filled] if first_empty else [filled, *empties]
    if key.path == way.tie:
        return [(spot.past, by[1:])]
    if spot.value is None:
        return [(empty & spot.past, by), *([filled] if first_empty else [])]
    alike = Q(**{key.path: spot.value}) & spot.past
    beyond_it = Q(**{f"{key.path}__{beyond}": spot.value})
    return [(alike, by), (beyond_it, by), *([] if first_empty else empties)]


def _read(rows: QuerySet[AnyRow], stretch: Stretch, most: int) -> Iterable[AnyRow]:
    lies, by = stretch
    if lies.negated and not rows.filter(lies).order_by()[:1]:
        return ()  # all are empty: else the whole index is walked to see so
    return rows.filter(lies).order_by(*by)[:most]


def _span(shown: list[AnyRow], key: Key) -> tuple[Cell, Cell] | None:
    if not shown or key.personal:
        return None
    return _told(shown[0], key), _told(shown[-1], key)


def _value(row: Model, path: str) -> int:
    return int(getattr(row, path))


def _at(row: Model, key: Key) -> Any:  # noqa: ANN401  (whatever the column holds)
    """Return what the row has under the key."""
    *way, last = key.path.split("__")
    return getattr(reduce(getattr, way, row), last)


def _told(row: Model, key: Key) -> Cell:
    value: Cell = _at(row, key)
    if not isinstance(value, int):
        return value
    if key.currency:
        return Amount(getattr(row, key.currency) or "CNY", value)
    return f"{value // 60:02}:{value % 60:02}" if key.ways is HOURS else value
