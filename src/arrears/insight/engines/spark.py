"""Apache Spark: the same tallies, worked out on a cluster (Spark Connect)."""

from collections.abc import Iterable, Mapping
from datetime import date

import grpc
import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa  # rows go over by way of Arrow
from narwhals.exceptions import NarwhalsError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from arrears.domain.tally import Family
from arrears.insight.daily import tallies
from arrears.insight.frames import SCHEMAS, Frame, Frames

from .polars import empty
from .trouble import not_made

TROUBLE = (
    OSError,
    PySparkException,
    NarwhalsError,
    grpc.RpcError,
    pa.ArrowException,
)
KINDS = {"String": "string", "Date": "date", "Int64": "bigint", "Boolean": "boolean"}


def frames(at: SparkSession, native: Mapping[str, pl.DataFrame]) -> Frames:
    """Return the frames by name at the server; one that is not given has no rows."""
    return Frames(
        **{name: _sent(at, name, native.get(name, empty(name))) for name in SCHEMAS}
    )


def tallied(
    at: SparkSession,
    native: Mapping[str, pl.DataFrame],
    *,
    on: date,
    families: Iterable[Family] = tuple(Family),
) -> pl.DataFrame:
    """
    Return the tallies as the default engine makes them, worked out family by family.

    One plan for all of them grows longer than Spark likes to read. Raises
    TalliesNotMade.
    """
    try:
        book = frames(at, native)
        parts = [
            tallies(book, on=on, families=[family]).collect("polars").to_native()
            for family in families
        ]
    except TROUBLE as error:
        raise not_made("Spark", error) from error
    return pl.concat(parts) if parts else pl.DataFrame()


def _sent(at: SparkSession, name: str, rows: pl.DataFrame) -> Frame:
    """
    Return the rows at the server, by Arrow and with the kinds of their contract.

    Spark infers nothing from no rows, not even where it is told the kinds, so a frame
    without any gets one to drop.
    """
    filled = rows if len(rows) else rows.clear(n=1)
    kinds = ", ".join(f"`{c}` {KINDS[str(kind)]}" for c, kind in SCHEMAS[name].items())
    table = filled.select(list(SCHEMAS[name])).to_arrow(
        compat_level=pl.CompatLevel.oldest()
    )
    frame = nw.from_native(at.createDataFrame(table, kinds))
    return frame if len(rows) else frame.filter(~nw.col("case").is_null())
