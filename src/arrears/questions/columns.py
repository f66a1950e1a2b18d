"""A list as a table of typed cells, to take along: what each column is, row by row."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from arrears.domain.money.amount import Amount
from arrears.domain.money.currency import minor_digits
from arrears.domain.words import Refusal, Words

from .pages import Cell

Line = TypeVar("Line")
MOST_ROWS = 50_000  # in one file
CURRENCY = Words("币种", "Currency")
YES, NO = Words("是", "yes"), Words("否", "no")


class TooManyRows(Refusal):
    """More rows fit than a file takes."""

    words = Words(
        "符合条件的超过 {most} 行，一个文件放不下；请缩小范围后再导出。没有导出任何内容。",
        "More than {most} rows fit, which is more than one file takes. Narrow the filter; nothing was taken along.",
    )


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """
    One column: its head, and what a line has in it. A sum takes two: figure, currency.

    Where that is masked, `in_full` says what it is; only who gives a reason takes it.
    """

    words: Words
    of: Callable[[Line], Cell]
    is_sum: bool = False
    in_full: Callable[[Line], Cell] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """
    Heads and rows; `in_full`, where some of it is masked, the rows without a mask.

    Either rows or these are read, once, by `read`.
    """

    heads: tuple[Words, ...]
    rows: Iterable[tuple[Cell, ...]]
    in_full: Iterable[tuple[Cell, ...]] | None = None


def table(
    columns: tuple[Column[Line], ...], lines: Iterable[Line], *, many: int
) -> Table:
    """
    Return lines as a table; they are read when its rows are.

    Raises TooManyRows where `many`, what lines are made of, is more than a file takes.
    """
    if many > MOST_ROWS:
        raise TooManyRows(most=f"{MOST_ROWS:,}")
    heads = [
        head
        for column in columns
        for head in ((column.words, CURRENCY) if column.is_sum else (column.words,))
    ]
    rows = (tuple(_cells(columns, line)) for line in lines)
    bare = tuple(_bare(column) for column in columns)
    in_full = (tuple(_cells(bare, line)) for line in lines)
    masks = any(column.in_full for column in columns)
    return Table(tuple(heads), rows, in_full if masks else None)


def read(rows: Iterable[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Return the rows, read. Raises TooManyRows: one line may make several."""
    found = list(islice(rows, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise TooManyRows(most=f"{MOST_ROWS:,}")
    return found


def many_of(rows: QuerySet[Model]) -> int:
    """Return how many rows there are; past what a file takes they are not counted on."""
    return rows.order_by()[: MOST_ROWS + 1].count()


def _bare(column: Column[Line]) -> Column[Line]:
    """Return the column without its mask."""
    return replace(column, of=column.in_full) if column.in_full else column


def _cells(columns: tuple[Column[Line], ...], line: Line) -> Iterator[Cell]:
    for column in columns:
        cell = column.of(line)
        yield cell
        if column.is_sum:
            yield cell.currency if isinstance(cell, Amount) else None


def figure_of(amount: Amount) -> str:
    """Return a sum as a bare figure: -1200.50."""
    digits = minor_digits(amount.currency)
    whole, part = divmod(abs(amount.minor), 10**digits)
    sign = "-" if amount.minor < 0 else ""
    return f"{sign}{whole}.{part:0{digits}}" if digits else f"{sign}{whole}"
