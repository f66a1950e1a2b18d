"""The lists that the book is drawn from: names, lenders, types, notes."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

import yaml


@dataclass(frozen=True, slots=True)
class Temper:
    """How one type of debtor behaves; chances run 0 to 1, the others are weights."""

    share: int
    answers: float
    keeps: float
    talks: dict[str, int]
    categories: dict[str, int]
    reasons: dict[str, int]
    endings: dict[str, int]


@dataclass(frozen=True, slots=True)
class Ending:
    """How many stories end like this, and what they need; all figures are days."""

    persons: int  # how many
    firms: int  # how many
    days: int  # how late the debt is at least
    begins: tuple[int, int]  # how long ago the last chapter began


@cache
def names() -> dict[str, Any]:
    """Return surnames, given names, words for firms, and places."""
    return cast("dict[str, Any]", _read("names"))


@cache
def lenders() -> list[dict[str, Any]]:
    """Return the lenders with their products and placements."""
    return cast("list[dict[str, Any]]", _read("lenders"))


@cache
def tempers() -> dict[str, Temper]:
    """Return each type's behaviour by its code; "new" is nobody's type yet."""
    read = cast("dict[str, dict[str, Any]]", _read("personas"))
    return {code: Temper(**temper) for code, temper in read.items()}


@cache
def endings() -> dict[str, Ending]:
    """Return how the stories end, by name."""
    read = cast("dict[str, dict[str, Any]]", _read("endings"))
    return {name: Ending(**ending) for name, ending in read.items()}


@cache
def notes() -> dict[str, Any]:
    """Return the collectors' notes by outcome code, and the words for the rest."""
    return cast("dict[str, Any]", _read("notes"))


@cache
def note_choices(code: str, kind: str) -> tuple[str, ...]:
    """
    Return what a collector may write about `code` with this `kind` of debtor.

    A kind's own sentences count double beside those that fit anybody; a special
    kind, a stop for example, has its own only.
    """
    written = notes()[code]
    own, anybody = written.get(kind, []), written.get("any", [])
    if kind in tempers() or kind == "firm":
        return (*anybody, *own, *own)
    return tuple(own or anybody)


def _read(stem: str) -> object:
    text = (resources.files(__package__) / f"{stem}.yaml").read_text("utf-8")
    return cast("object", yaml.safe_load(text))
