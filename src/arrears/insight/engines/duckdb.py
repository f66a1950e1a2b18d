"""DuckDB: the same tallies; it spills to disk where memory ends."""

from collections.abc import Iterable, Mapping
from datetime import date

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa  # rows come and go by way of Arrow
from narwhals.exceptions import NarwhalsError

from arrears.domain.tally import Family
from arrears.insight.daily import tallies
from arrears.insight.frames import SCHEMAS, Frames

from .polars import empty
from .trouble import not_made

TROUBLE = (OSError, duckdb.Error, pa.ArrowException, NarwhalsError)


def frames(native: Mapping[str, pl.DataFrame]) -> Frames:
    """Return the frames by name; one that is not given has no rows."""
    given = {name: native.get(name, empty(name)) for name in SCHEMAS}
    return Frames(
        **{
            name: nw.from_native(duckdb.from_arrow(rows.to_arrow()))
            for name, rows in given.items()
        }
    )


def tallied(
    native: Mapping[str, pl.DataFrame],
    *,
    on: date,
    families: Iterable[Family] = tuple(Family),
) -> pl.DataFrame:
    """
    Return the tallies as the default engine makes them, family by family.

    One plan for all of them takes far longer to think out. Raises TalliesNotMade.
    """
    try:
        book = frames(native)
        parts = [
            tallies(book, on=on, families=[family]).collect("polars").to_native()
            for family in families
        ]
    except TROUBLE as error:
        raise not_made("DuckDB", error) from error
    return pl.concat(parts) if parts else pl.DataFrame()
