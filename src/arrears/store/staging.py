"""A table for the moment: a file's rows, before any of them is believed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import repeat
from types import TracebackType
from typing import Self

import polars as pl
from django.db import DatabaseError, connection

from . import sql

TYPES: Mapping[type[pl.DataType], str] = {
    pl.String: "text",
    pl.Int64: "bigint",
    pl.Int32: "integer",
    pl.Boolean: "boolean",
    pl.Date: "date",
}
CACHE_KIB = 128 * 1024  # for the indexes that a large load writes all over
USUAL_CACHE_KIB = 2_000  # SQLite's own


class Staging:
    """
    A temporary table of this connection; it is gone when its `with` ends.

    Filling it locks nobody out: it lies outside the database proper.
    """

    def __init__(self, name: str, columns: sql.Schema, *, key: str = "") -> None:
        self.name, self._columns, self._key = name, columns, key

    def __enter__(self) -> Self:
        columns = ", ".join(
            f"{_quoted(name)} {self._type(name)}" for name in self._columns
        )
        sql.run(f"DROP TABLE IF EXISTS {self.name}")
        sql.run(f"CREATE TEMPORARY TABLE {self.name} ({columns})")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(DatabaseError):  # after a failure the rollback drops it
            sql.run(f"DROP TABLE IF EXISTS {self.name}")

    def fill(self, batch: pl.DataFrame) -> None:
        """Add the rows of `batch`; a column that it lacks stays empty."""
        told = [
            name
            for name in self._columns
            if name in batch.columns and batch[name].null_count() < len(batch)
        ]
        rows = batch.select(pl.col(name).cast(self._columns[name]) for name in told)
        if rows.is_empty():
            return
        if connection.vendor == "postgresql":
            self._copy(rows)
        else:
            self._insert(rows)

    def _type(self, name: str) -> str:
        if name == self._key:
            return "integer PRIMARY KEY"  # for SQLite the rowid itself: no index
        return TYPES[self._columns[name].base_type()]

    def _copy(self, rows: pl.DataFrame) -> None:
        """Hand PostgreSQL the rows as CSV: an empty text is quoted, a null is not."""
        names = ", ".join(map(_quoted, rows.columns))
        text = rows.write_csv(include_header=False, quote_style="non_numeric")
        with connection.cursor() as cursor:
            order = f"COPY {self.name} ({names}) FROM STDIN (FORMAT csv)"
            with cursor.copy(order) as copy:
                copy.write(text)

    def _insert(self, rows: pl.DataFrame) -> None:
        names = ", ".join(map(_quoted, rows.columns))
        marks = ", ".join(["%s"] * rows.width)
        order = f"INSERT INTO {self.name} ({names}) VALUES ({marks})"  # noqa: S608  (our own names)
        plain = rows.with_columns(
            pl.col(pl.Date).cast(pl.String), pl.col(pl.Boolean).cast(pl.Int8)
        )
        cells = zip(*map(_cells, plain.iter_columns()), strict=True)
        with _one_commit(), connection.cursor() as cursor:
            cursor.executemany(order, cells)  # type: ignore[arg-type]  # rows as they come


def _cells(column: pl.Series) -> Iterable[object]:
    """Return the column's values; one value all the way down is made only once."""
    if column.null_count() == 0 and (column == column[0]).all():
        return repeat(column[0], len(column))
    return column.to_list()


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


@contextmanager
def roomy() -> Iterator[None]:
    """
    Let SQLite load much at once: more memory, no look-up of each foreign key.

    Only for rows whose keys come from joins with the tables they point to. All of it
    ends with the connection at the latest; at the end the log is written back.
    """
    if connection.vendor != "sqlite":
        yield
        return
    sql.run(f"PRAGMA cache_size = -{CACHE_KIB}")
    sql.run("PRAGMA foreign_keys = OFF")
    sql.rows("PRAGMA temp.secure_delete = OFF")  # that file has no name and goes away
    try:
        yield
    finally:
        sql.run("PRAGMA foreign_keys = ON")
        sql.run(f"PRAGMA cache_size = -{USUAL_CACHE_KIB}")
        if not connection.in_atomic_block:
            sql.rows("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _one_commit() -> Iterator[None]:
    """Write many rows at once without taking the lock of the database proper."""
    if connection.in_atomic_block:
        yield
        return
    sql.run("BEGIN DEFERRED")
    try:
        yield
    except BaseException:
        sql.run("ROLLBACK")
        raise
    sql.run("COMMIT")
