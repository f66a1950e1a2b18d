"""Polars: insight's frames from memory or from a folder, tallies worked out."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import narwhals.stable.v2 as nw
import polars as pl

from arrears.domain.tally import Family
from arrears.insight.daily import tallies
from arrears.insight.frames import SCHEMAS, Frames

EMPTY: dict[str, pl.DataType] = {
    "String": pl.String(),
    "Date": pl.Date(),
    "Int64": pl.Int64(),
    "Boolean": pl.Boolean(),
}


def frames(**native: pl.DataFrame | pl.LazyFrame) -> Frames:
    """Return the frames by name; one that is not given has no rows."""
    return Frames(
        **{
            name: nw.from_native(native.get(name, empty(name)).lazy())
            for name in SCHEMAS
        }
    )


def read(folder: Path) -> Frames:
    """Return the frames of a folder of Parquet; a file that is not there has no rows."""
    found = {name: folder / f"{name}.parquet" for name in SCHEMAS}
    return frames(
        **{name: pl.scan_parquet(path) for name, path in found.items() if path.exists()}
    )


def empty(name: str) -> pl.DataFrame:
    """Return the frame of this name without rows."""
    return pl.DataFrame(
        schema={c: EMPTY[str(kind)] for c, kind in SCHEMAS[name].items()}
    )


def tallied(
    found: Frames, *, on: date, families: Iterable[Family] = tuple(Family)
) -> pl.DataFrame:
    """Return the tallies of these families worked out, as known at the end of `on`."""
    lazy: pl.LazyFrame = tallies(found, on=on, families=families).to_native()
    return lazy.collect(engine="streaming")
