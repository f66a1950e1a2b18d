"""Frames to CSV that a spreadsheet may open: no cell becomes a formula."""

import re
from pathlib import Path

import polars as pl

# What spreadsheets take for the start of a formula; full-width signs in some locales.
FORMULA = "^[\\s]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\\t\\r\\n]"


BEGINS_ONE = re.compile(FORMULA)


def safe(frame: pl.DataFrame) -> pl.DataFrame:
    """
    Return the frame with an apostrophe before each text that could be a formula.

    Only text is touched: a negative number stays a number.
    """
    cell = pl.col(pl.String)
    marked = pl.when(cell.str.contains(FORMULA)).then("'" + cell).otherwise(cell)
    return frame.with_columns(marked.name.keep())


def safe_cell(text: str) -> str:
    """Return one text as `safe` would."""
    return f"'{text}" if BEGINS_ONE.match(text) else text


def write_safe_csv(frame: pl.DataFrame, path: Path) -> None:
    """Write the frame to `path` as CSV in UTF-8 with a mark, so that Excel reads it."""
    safe(frame).write_csv(path, include_bom=True)
