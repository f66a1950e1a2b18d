"""Polars: frames from a folder of Parquet, plans to Parquet, CSV and JSON lines."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from narwhals.exceptions import NarwhalsError

from arrears.domain.words import Refusal, Words
from arrears.planner.frames import SCHEMAS, Frame, Frames, collected
from arrears.planner.policy import Policy

from .parts import plan_in_parts

TROUBLE = (pl.exceptions.PolarsError, NarwhalsError)
RECORDS = "records"
NO_STAMP: Mapping[str, str] = {}
FORMULA = r"^[=+\-@\t\r]"


class FrameFileMissing(Refusal):
    """A frame's file is not in the folder."""

    words = Words(
        "找不到文件 {file}。文件夹里需要：{wanted}。",
        "There is no file {file}. The folder needs: {wanted}.",
    )


class FrameFileNotRead(Refusal):
    """A frame's file is no Parquet."""

    words = Words(
        "无法读取 {file}，它不是完整的 Parquet 文件：{why}。",
        "Cannot read {file}, it is no whole Parquet file: {why}.",
    )


class PlanNotMade(Refusal):
    """The frames could not be worked through: a file changed, a figure too large."""

    words = Words(
        "计划未能生成：{why}。请检查数据文件后再试。",
        "The plan could not be made: {why}. Check the files and try again.",
    )


class PlanNotWritten(Refusal):
    """The plan's file could not be written; nothing half-written is left."""

    words = Words(
        "无法把计划写入 {file}：{why}。没有留下写了一半的文件。",
        "Cannot write the plan to {file}: {why}. Nothing half-written is left.",
    )


class PlanFormatUnknown(Refusal):
    """The file's name says no format that plans are written in."""

    words = Words(
        "不支持写成“{suffix}”文件，可用：{known}。",
        "Plans are not written as “{suffix}”. There is: {known}.",
    )


def read(folder: Path) -> Frames:
    """
    Return the frames of a folder: cases, points, attempts and seats `.parquet`.

    `records.parquet` may be left out where there are none. Raises FrameFileMissing or
    FrameFileNotRead; the columns are checked later, by the plan.
    """
    files = files_of(folder)
    return Frames(**{name: _scanned(path) for name, path in files.items()})


def files_of(folder: Path) -> dict[str, Path]:
    """Return the frames' files by name; records may be none. Raises FrameFileMissing."""
    files = {name: folder / f"{name}.parquet" for name in SCHEMAS}
    if not files[RECORDS].exists():
        del files[RECORDS]
    for path in files.values():
        if not path.exists():
            wanted = ", ".join(f"{name}.parquet" for name in SCHEMAS if name != RECORDS)
            raise FrameFileMissing(file=path, wanted=wanted)
    return files


def frames(**native: pl.DataFrame | pl.LazyFrame) -> Frames:
    """Return the Polars frames, by name, as the planner takes them."""
    return Frames(**{name: nw.from_native(f.lazy()) for name, f in native.items()})


def lazy(native: pl.DataFrame) -> Frame:
    """Return one Polars frame as a step takes it."""
    return nw.from_native(native.lazy())


def plan(
    book: Frames, *, on: date, policy: Policy, memory_gib: int | None = None
) -> nw.DataFrame[Any]:
    """
    Return the plan of day `on` worked out, in memory; a large book part after part.

    With `memory_gib` the parts are as small as that asks for, as far as they can be.
    Raises a FrameRefused, or PlanNotMade.
    """
    try:
        return plan_in_parts(book, on=on, policy=policy, memory_gib=memory_gib)
    except (OSError, *TROUBLE) as error:
        raise PlanNotMade(why=first_line(error)) from error


def collect(plan: Frame) -> nw.DataFrame[Any]:
    """Return a lazy plan worked out, in memory."""
    return collected(plan)


def write(
    made: nw.DataFrame[Any], path: Path, *, stamp: Mapping[str, str] = NO_STAMP
) -> None:
    """
    Write a collected plan as the file's suffix says: .parquet, .csv or .jsonl.

    `stamp` says what it was made by; of these files only Parquet has a place for it.
    In CSV a text that a spreadsheet would take for a formula gets a "'" in front.
    The file is there as a whole or not at all.
    Raises PlanFormatUnknown, PlanNotWritten.
    """
    if path.suffix not in WRITERS:
        raise PlanFormatUnknown(suffix=path.suffix, known=", ".join(WRITERS))
    _whole(path, lambda part: WRITERS[path.suffix](made.to_native(), part, stamp))


def write_text(text: str, path: Path) -> None:
    """Write what goes beside a plan, as a whole or not at all. Raises PlanNotWritten."""
    _whole(path, lambda part: part.write_text(f"{text}\n", "utf-8"))


def _whole(path: Path, write: Callable[[Path], object]) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        write(part)
        part.replace(path)
    except (OSError, *TROUBLE) as error:
        raise PlanNotWritten(file=path, why=first_line(error)) from error
    finally:  # what a killed process leaves, the next run replaces
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _scanned(path: Path) -> Frame:
    try:
        frame = pl.scan_parquet(path)
        frame.collect_schema()
    except (OSError, *TROUBLE) as error:
        raise FrameFileNotRead(file=path, why=first_line(error)) from error
    return nw.from_native(frame)


def first_line(error: Exception) -> str:
    """Return the first line of what the machine says."""
    said = getattr(error, "strerror", None) or str(error)
    return said.strip().partition("\n")[0]


def _parquet(plan: pl.DataFrame, path: Path, stamp: Mapping[str, str]) -> None:
    plan.write_parquet(path, metadata=dict(stamp) or None)


def _csv(plan: pl.DataFrame, path: Path, _: Mapping[str, str]) -> None:
    """Write UTF-8 with a byte-order mark, which spreadsheets need for Chinese."""
    text = pl.col(pl.String)
    harmless = pl.when(text.str.contains(FORMULA)).then("'" + text).otherwise(text)
    plan.with_columns(harmless.name.keep()).write_csv(path, include_bom=True)


def _jsonl(plan: pl.DataFrame, path: Path, _: Mapping[str, str]) -> None:
    plan.write_ndjson(path)


WRITERS: dict[str, Callable[[pl.DataFrame, Path, Mapping[str, str]], None]] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".jsonl": _jsonl,
}
