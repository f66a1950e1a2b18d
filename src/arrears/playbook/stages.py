"""The stage cards: how to speak at each stage, what to do, what to leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from arrears.domain.case.stage import Stage
from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class StageCard:
    """One stage's card, in our own words, with the catalogue items behind it."""

    stage: Stage
    ids: tuple[str, ...]
    goal: Words
    tone: Words
    do: tuple[Words, ...]
    avoid: tuple[Words, ...]


def stage_card(stage: Stage) -> StageCard:
    """Return the card of `stage`; every stage has one."""
    return _cards()[stage]


@cache
def _cards() -> dict[Stage, StageCard]:
    file = resources.files("arrears.playbook") / "cards" / "stages.yaml"
    cards = yaml.safe_load(file.read_text("utf-8"))
    return {Stage(key): _card(Stage(key), card) for key, card in cards.items()}


def _card(stage: Stage, card: Mapping[str, Any]) -> StageCard:
    return StageCard(
        stage=stage,
        ids=tuple(card["ids"]),
        goal=Words(**card["goal"]),
        tone=Words(**card["tone"]),
        do=tuple(Words(**line) for line in card["do"]),
        avoid=tuple(Words(**line) for line in card["avoid"]),
    )
