"""One page of many rows, without counting them all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, the page's number from 1, and whether there are more."""

    rows: Sequence[Row]
    page: int
    more: bool


def slice_of(page: int, rows: int = ROWS_A_PAGE) -> slice:
    """Return which rows to fetch for a page: its own and one more."""
    first = (max(1, page) - 1) * rows
    return slice(first, first + rows + 1)


def paged(fetched: Sequence[Row], *, page: int, rows: int = ROWS_A_PAGE) -> Page[Row]:
    """Return the page of what `slice_of` fetched."""
    return Page(fetched[:rows], max(1, page), len(fetched) > rows)
