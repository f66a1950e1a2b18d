"""
SQL on whole sets of rows, the same text for SQLite and PostgreSQL.

A text names a table by its model, `{person}`, and a value by its name, `%(on)s`.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import polars as pl
from django.apps import apps
from django.db import connection

from . import scope

ROWS_AT_ONCE = 50_000

Schema = Mapping[str, pl.DataType | type[pl.DataType]]
Value = str | int | date | datetime | None


def run(text: str, **values: Value) -> int:
    """Carry out the statement and return how many rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(_named(text), values or None)
        return max(0, int(cursor.rowcount))


def queue_at(table: str) -> None:
    """
    Wait until nobody else in this place writes `table`; the transaction holds it.

    On SQLite the transaction itself is the only writer already.
    """
    if connection.vendor == "postgresql":
        run(f"LOCK TABLE {{{table}}} IN EXCLUSIVE MODE")


def counted(*tables: str) -> None:
    """
    Let PostgreSQL count tables that were just filled, or it plans for what was there.

    What this transaction wrote is counted too. SQLite plans without.
    """
    if connection.vendor == "postgresql":
        for table in tables:
            run(f"ANALYZE {table}")


def rows(text: str, **values: Value) -> list[tuple[Any, ...]]:
    """Return every row of the answer."""
    with connection.cursor() as cursor:
        cursor.execute(_asked(text), values or None)
        return list(cursor.fetchall())


def for_update(text: str) -> str:
    """Return the text so that it holds its rows, where rows are what is held."""
    held = connection.features.has_select_for_update
    return f"{text} FOR UPDATE" if held else text


def stored(at: datetime) -> Value:
    """Return the instant as this database compares it."""
    told: Value = connection.ops.adapt_datetimefield_value(at)
    return told


def instant(text: str) -> datetime:
    """Return the instant that a text cast from one says; both databases keep UTC."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def frame(text: str, schema: Schema, **values: Value) -> pl.DataFrame:
    """
    Return the answer as a frame, read some rows at a time.

    The text itself casts days and instants to text and truths to integer: so both
    databases answer alike, and the frame converts whole columns at once.
    """
    raw = {name: RAW.get(kind.base_type(), kind) for name, kind in schema.items()}
    parts = [pl.DataFrame(schema=raw)]
    with connection.cursor() as cursor:
        cursor.execute(_asked(text), values or None)
        while part := cursor.fetchmany(ROWS_AT_ONCE):
            parts.append(pl.DataFrame(part, schema=raw, orient="row"))
    whole = pl.concat(parts, rechunk=True)
    return whole.select(_parsed(name, kind) for name, kind in schema.items())


RAW: Mapping[type[pl.DataType], type[pl.DataType]] = {
    pl.Date: pl.String,
    pl.Datetime: pl.String,
    pl.Boolean: pl.Int64,
    pl.Int32: pl.Int64,
}


def _parsed(name: str, kind: pl.DataType | type[pl.DataType]) -> pl.Expr:
    if kind.base_type() is pl.Date:
        return pl.col(name).str.to_date("%Y-%m-%d")
    if kind.base_type() is pl.Datetime:
        utc = pl.col(name).str.strip_suffix("+00")
        return utc.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="us")
    return pl.col(name).cast(kind)


def _asked(text: str) -> str:
    """Return a question that is read by whoever asks, and holds no more than is theirs."""
    to = scope.lenders()
    return _named(scope.narrowed(text, to) if to else text)


@cache  # a text is one of a few, and a desk has one database
def _named(text: str) -> str:
    models = apps.get_app_config("store").get_models()
    tables = {model._meta.model_name: model._meta.db_table for model in models}  # noqa: SLF001
    quoted = {name: connection.ops.quote_name(table) for name, table in tables.items()}
    return text.format_map(quoted)
