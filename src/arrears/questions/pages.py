"""One page of a long list: sorted as a whole, and told where it begins and ends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, TypeVar

from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words

Row = TypeVar("Row")
Line = TypeVar("Line")
# A figure that is no money is a Decimal; a sum is an Amount, which knows its currency.
Cell = str | int | Decimal | Amount | date | datetime | Words | None
ROWS_A_PAGE = 50
ROWS_A_GULP = 500  # where a whole list is read, page after page


class SortUnknown(Refusal):
    """The list is not sorted by that."""

    words = Words(
        "这个列表不能按“{sort}”排序，可用：{known}。",
        "This list is not sorted by “{sort}”. There is: {known}.",
    )


class RowGone(Refusal):
    """The row that the page was to begin after is not there any more."""

    words = Words(
        "列表已有变动，这一页开始的那一行已不在，现从头显示。",
        "The list has changed and the row this page began after is gone; here is its beginning.",
    )


@dataclass(frozen=True, slots=True)
class Ways:
    """What a key's two directions are called."""

    up: Words
    down: Words


SUMS = Ways(Words("从小到大", "smallest first"), Words("从大到小", "largest first"))
DAYS = Ways(Words("从早到晚", "earliest first"), Words("从晚到早", "latest first"))
HOURS = Ways(DAYS.up, DAYS.down)  # of minutes of the day
TEXTS = Ways(Words("顺序", "from the first"), Words("倒序", "from the last"))


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a list is sorted by; `path` is its column, by an index of its own."""

    name: str
    words: Words
    path: str
    ways: Ways = TEXTS
    may_be_empty: bool = False  # empty ones come last, whichever way
    empty_first: bool = False  # or before all others
    currency: str = ""  # the column that tells it, where the key is a sum
    personal: bool = False  # from what to what is not told: a page may mask it

    @property
    def choices(self) -> tuple[tuple[str, Words], ...]:
        """Return both ways as an address says them."""
        return ((self.name, self.ways.up), (f"-{self.name}", self.ways.down))


@dataclass(frozen=True, slots=True)
class Order:
    """What a list may be sorted by; rows alike come by `tie`, which no two share."""

    keys: tuple[Key, ...]
    usual: str  # as an address says it: -owed
    tie: str = "pk"

    def key(self, sort: str) -> Key:
        """Return the key that an address asks for. Raises SortUnknown."""
        wanted = (sort or self.usual).removeprefix("-")
        for key in self.keys:
            if key.name == wanted:
                return key
        known = ", ".join(key.name for key in self.keys)
        raise SortUnknown(sort=sort[:40], known=known)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list an address is: how sorted, after or before which row."""

    sort: str = ""
    after: int = 0
    before: int = 0
    page: int = 1  # as it is told; the row alone decides
    rows: int = ROWS_A_PAGE


FIRST = Place()


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, the page's number from 1, and whether there are more on either side."""

    rows: Sequence[Row]
    page: int
    more: bool
    less: bool = False
    first: int = 0  # the ties of the first and the last row
    last: int = 0
    order: Order | None = None
    sort: str = ""
    span: tuple[Cell, Cell] | None = None  # what the key is from and to

    @property
    def key(self) -> Key | None:
        """Return what it is sorted by."""
        return self.order.key(self.sort) if self.order else None

    def told(self, lines: Sequence[Line]) -> "Page[Line]":
        """Return the page with its rows read as lines."""
        return Page(
            lines,
            self.page,
            self.more,
            self.less,
            self.first,
            self.last,
            self.order,
            self.sort,
            self.span,
        )


def every(page: Callable[[Place], Page[Row]], *, sort: str) -> Iterator[Row]:
    """Yield the rows of every page of a list, read gulp by gulp."""
    place = Place(sort=sort, rows=ROWS_A_GULP)
    while True:
        found = page(place)
        yield from found.rows
        if not found.more:
            return
        place = replace(place, after=found.last)


def nth(page: Callable[[Place], Page[Row]], number: int) -> Page[Row]:
    """Return a page by its number, which is reached from the first one on."""
    found = page(FIRST)
    for at in range(2, number + 1):
        if not found.more:
            return Page([], number, more=False)
        found = page(Place(after=found.last, page=at))
    return found
