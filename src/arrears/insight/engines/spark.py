"""Apache Spark: the same tallies, worked out on a cluster (Spark Connect)."""

from collections.abc import Mapping
from datetime import date

import grpc
import narwhals.stable.v2 as nw
import polars as pl
from narwhals.exceptions import NarwhalsError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from arrears.domain.tally import Family
from arrears.domain.words import Refusal, Words
from arrears.insight.daily import tallies
from arrears.insight.frames import SCHEMAS, Frame, Frames

KINDS = {
    "String": "string",
    "Date": "date",
    "Int64": "bigint",
    "Boolean": "boolean",
}
TROUBLE = (OSError, PySparkException, NarwhalsError, grpc.RpcError)


class TalliesNotMade(Refusal):
    """The engine gave up while it counted."""

    words = Words(
        "Spark 没有统计完：{why}。没有写入任何数字。",
        "Spark did not finish counting: {why}. No figure was written.",
    )


def frames(at: SparkSession, native: Mapping[str, pl.DataFrame]) -> Frames:
    """Return the frames by name at the server; one that is not given has no rows."""
    return Frames(**{name: _sent(at, name, native.get(name)) for name in SCHEMAS})


def tallied(
    at: SparkSession,
    native: Mapping[str, pl.DataFrame],
    *,
    on: date,
    families: tuple[Family, ...] = tuple(Family),
) -> pl.DataFrame:
    """Return the tallies as the default engine makes them. Raises TalliesNotMade."""
    try:
        lazy = tallies(frames(at, native), on=on, families=families)
        made: pl.DataFrame = lazy.collect("polars").to_native()
    except TROUBLE as error:
        why = next(iter(str(error).splitlines()), type(error).__name__)
        raise TalliesNotMade(why=why) from error
    return made


def _sent(at: SparkSession, name: str, rows: pl.DataFrame | None) -> Frame:
    """Return the rows at the server; they travel by Arrow, and none by their kinds."""
    if rows is None or rows.is_empty():
        kinds = SCHEMAS[name].items()
        told = ", ".join(f"`{column}` {KINDS[str(kind)]}" for column, kind in kinds)
        return nw.from_native(at.createDataFrame([], told))
    table = rows.to_arrow(compat_level=pl.CompatLevel.oldest())
    return nw.from_native(at.createDataFrame(table))
