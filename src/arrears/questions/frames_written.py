"""The book's frames as Parquet, for a plan on another machine or another engine."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl

from arrears.domain.words import Refusal, Words
from arrears.store import frames, trouble


class FramesNotWritten(Refusal):
    """A frame's file could not be written."""

    words = Words(
        "无法写入 {file}：{why}。没有留下写了一半的文件。",
        "Cannot write {file}: {why}. Nothing half-written is left.",
    )


def write_frames(folder: Path, *, on: date) -> Mapping[str, int]:
    """
    Write the five frames of day `on` into `folder`, and return the rows of each.

    One frame after the other, by bulk questions in SQL, so that memory holds one. A
    file is there as a whole or not at all. In them are the store's ids, no name and
    no telephone. Raises FramesNotWritten, DatabaseBusy.
    """
    with trouble.named():
        return {
            name: _written(question(), folder / f"{name}.parquet")
            for name, question in _questions(on).items()
        }


def _questions(on: date) -> Mapping[str, Callable[[], pl.DataFrame]]:
    return {
        "cases": partial(frames.cases, on),
        "points": frames.points,
        "attempts": partial(frames.attempts, on),
        "records": frames.records,
        "seats": frames.seats,
    }


def _written(frame: pl.DataFrame, path: Path) -> int:
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        frame.write_parquet(part)
        part.replace(path)
    except OSError as error:
        raise FramesNotWritten(file=path, why=error.strerror) from error
    finally:
        if part.parent.is_dir():
            part.unlink(missing_ok=True)
    return len(frame)
