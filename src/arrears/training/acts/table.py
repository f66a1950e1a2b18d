"""The acts of a sentence, by a table of patterns: to be replaced by a trained net."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from arrears.law.wording.plain import plain

from .act import Act

BREAKS = re.compile(r"[。!?;\n，,]|(?<=[a-z])\.\s")
DENIED = re.compile(
    r"(?:不会|不能|不得|不可以|绝不|决不|从不|不需要|不用|不必|没有要|不是要|并没有|不应该|别去|"
    r"won't|will not|never|do not|don't|no need)"
    r".{0,14}$"
)
REPORTED = re.compile(r"(?:说我|有人|之前.{0,6}说|他们说|听说|您刚才说|您说).{0,12}$")


@dataclass(frozen=True, slots=True)
class Row:
    """One act: how it is said, and what in the same clause shows that it is not."""

    act: Act
    said: re.Pattern[str]
    unless: re.Pattern[str] | None
    denies: bool  # a "not" before it takes it back


def acts_of(text: str) -> frozenset[Act]:
    """Return what the text does: several acts or none. Quoted and denied is not done."""
    return frozenset(_acts(plain(text).text))


def _acts(told: str) -> Iterator[Act]:
    for row in _rows():
        if any(_done(row, told, found) for found in row.said.finditer(told)):
            yield row.act


def _done(row: Row, told: str, found: re.Match[str]) -> bool:
    before = [0, *(mark.end() for mark in BREAKS.finditer(told, 0, found.start()))]
    after = BREAKS.search(told, found.end())
    clause = told[before[-1] : after.start() if after else len(told)]
    ahead = told[before[-1] : found.start()]
    if row.unless and row.unless.search(clause):
        return False
    return not (row.denies and (DENIED.search(ahead) or REPORTED.search(ahead)))


@cache
def _rows() -> tuple[Row, ...]:
    text = (resources.files(__package__) / "patterns.yaml").read_text("utf-8")
    told: Mapping[str, Mapping[str, str | list[str]]] = yaml.safe_load(text)
    return tuple(_row(Act(name), entry) for name, entry in told.items())


def _row(act: Act, entry: Mapping[str, str | list[str]]) -> Row:
    said, unless = "|".join(entry["said"]), "|".join(entry.get("unless", ()))
    return Row(
        act,
        re.compile(said, re.IGNORECASE),
        re.compile(unless, re.IGNORECASE) if unless else None,
        bool(entry.get("denies")),
    )
