"""Days and parts of money as JSON names them."""

from datetime import date
from typing import Any

from .heads import HEADS
from .taken import Taken

PLACES = (*HEADS, "credit")


def written(ordinal: int | None) -> str | None:
    """Return a day as YYYY-MM-DD; no day is null."""
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def named(parts: list[int]) -> dict[str, int]:
    """Return what went where, every head by name, and credit."""
    return dict(zip(PLACES, parts, strict=True))


def rows_named(taken: Taken) -> list[dict[str, Any]]:
    """Return what each instalment got: its due day and the heads that got anything."""
    return [
        {"due": written(due)}
        | {head: part for head, part in zip(HEADS, heads, strict=True) if part}
        for due, heads in taken.by_row().items()
    ]
