"""DuckDB: the same plan from the same folder of Parquet; it spills where memory ends."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pyarrow as pa  # DuckDB hands its rows over by way of Arrow
from narwhals.exceptions import NarwhalsError

from arrears.planner.frames import Frame, Frames
from arrears.planner.nightly import worklist
from arrears.planner.policy import Policy

from .polars import FrameFileNotRead, PlanNotMade, files_of, first_line

TROUBLE = (OSError, duckdb.Error, pa.ArrowException, NarwhalsError)


def read(folder: Path) -> Frames:
    """
    Return the frames of a folder: cases, points, attempts and seats `.parquet`.

    `records.parquet` may be left out. Raises FrameFileMissing or FrameFileNotRead.
    """
    files = files_of(folder)
    return Frames(**{name: _scanned(path) for name, path in files.items()})


def plan(
    book: Frames, *, on: date, policy: Policy, memory_gib: int | None = None
) -> nw.DataFrame[Any]:
    """
    Return the plan of day `on` worked out, in memory; beyond `memory_gib` DuckDB spills.

    Raises a FrameRefused, or PlanNotMade.
    """
    try:
        if memory_gib is not None:
            duckdb.execute(f"SET memory_limit = '{memory_gib:d}GiB'")
        return worklist(book, on=on, policy=policy).collect("polars")
    except TROUBLE as error:
        raise PlanNotMade(why=first_line(error)) from error


def _scanned(path: Path) -> Frame:
    """Return a file's frame, on the connection that Narwhals knows."""
    try:
        return nw.from_native(duckdb.read_parquet(str(path)))
    except TROUBLE as error:
        raise FrameFileNotRead(file=path, why=first_line(error)) from error
