"""The points of every sign, read once from their file; whole numbers that add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Point:
    """One reason of an estimate: where it was seen, the card behind it, and its points."""

    scale: str
    field: str
    card: str
    points: int
    quote: str = ""

    @property
    def words(self) -> Words:
        """Return the field's name as people read it."""
        return FIELD_WORDS[self.field]


FIELD_WORDS = {
    "contact_history": Words("联系记录", "contact history"),
    "broken_promises": Words("没兑现的承诺", "promises not kept"),
    "payments_12m": Words("近一年的还款", "payments of the last year"),
    "plan": Words("正在履行的协议", "an agreement being kept"),
    "open_promise": Words("有承诺还没到期", "a promise not yet due"),
    "inbound": Words("主动来电", "called in"),
    "documents": Words("交过材料", "provided papers"),
    "rejected": Words("拒接、挂断", "calls rejected or hung up"),
}


@dataclass(frozen=True, slots=True)
class WillWeights:
    """The will's scale: where it starts, where high and low begin, and each sign's points."""

    start: int
    high_from: int
    low_to: int
    facts: Mapping[str, tuple[int, str]]
    fields: Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class PersonaWeights:
    """The types: how many points are enough, what speaks for each, and what against."""

    enough: int
    facts: Mapping[str, Mapping[str, int]]
    less: Mapping[str, Mapping[str, int]]


@cache
def will_weights() -> WillWeights:
    """Return the points of the will."""
    return WillWeights(**_rows()["willingness"])


@cache
def persona_weights() -> PersonaWeights:
    """Return the points of the types."""
    return PersonaWeights(**_rows()["personas"])


def weights_text() -> str:
    """Return the file of the points as it stands."""
    return (resources.files(__package__) / "weights.yaml").read_text("utf-8")


def _rows() -> Mapping[str, Mapping[str, Any]]:
    rows: Mapping[str, Mapping[str, Any]] = yaml.load(
        weights_text(), Loader=yaml.CSafeLoader
    )
    return rows
