"""Which strategies of the catalogue a talk used, by the acts and words of its lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

import yaml

from arrears.playbook.card import Card, card
from arrears.training.acts import Act
from arrears.training.talk import Turn


class SignRow(TypedDict, total=False):
    """One row of strategies.yaml."""

    any: list[str]
    said: str
    feeling: list[str]
    after: list[str]


@dataclass(frozen=True, slots=True)
class Sign:
    """How a line shows a strategy: everything that is given must hold."""

    any: frozenset[Act]
    said: re.Pattern[str] | None
    feeling: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Used:
    """A strategy and the turns that showed it."""

    card: Card
    turns: tuple[int, ...]


def strategies(turns: Sequence[Turn]) -> tuple[Used, ...]:
    """
    Return the strategies of a talk in the catalogue's order, each with its turns.

    A line that breaks rules shows none: a threat is no true case told.
    """
    found: dict[str, list[int]] = {}
    for number, turn in enumerate(turns, 1):
        if turn.breaks_rules:
            continue
        before = turns[number - 2] if number > 1 else None
        for code, sign in _signs().items():
            if _shows(sign, turn, before):
                found.setdefault(code, []).append(number)
    return tuple(Used(card(code), tuple(at)) for code, at in sorted(found.items()))


def _shows(sign: Sign, turn: Turn, before: Turn | None) -> bool:
    if sign.any and not sign.any & turn.acts:
        return False
    if sign.said and not sign.said.search(turn.said):
        return False
    if sign.feeling and (before is None or before.feeling not in sign.feeling):
        return False
    return not sign.after or (before is not None and sign.after <= before.state.told)


@cache
def _signs() -> Mapping[str, Sign]:
    text = (resources.files(__package__) / "strategies.yaml").read_text("utf-8")
    rows: Mapping[str, SignRow] = yaml.safe_load(text)
    return {code: _sign(row) for code, row in rows.items()}


def _sign(row: SignRow) -> Sign:
    return Sign(
        any=frozenset(map(Act, row.get("any", ()))),
        said=re.compile(row["said"]) if "said" in row else None,
        feeling=frozenset(row.get("feeling", ())),
        after=frozenset(row.get("after", ())),
    )
