"""The eight types as they behave in the exercise: catalogue section 2.2, as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TypedDict

import yaml

from arrears.training.acts import Act

from .mood import Mood, Moves


class Need(StrEnum):
    """What must have happened before this type takes an offer."""

    LISTENED = "listened"
    PRIVACY = "privacy"
    PAYDAY = "payday"
    FACTS = "facts"
    IDENTITY = "identity"
    STEP = "step"
    HELP = "help"


class Lie(StrEnum):
    """How this type shades the truth while there is no trust."""

    NONE = "none"
    SOON = "soon"  # money is about to come
    RICHER = "richer"  # more than there is
    POORER = "poorer"  # less than there is


class PersonaRow(TypedDict):
    """One row of personas.yaml."""

    trust: int
    anger: int
    fear: int
    sorrow: int
    wish: int
    truth: int
    cause_at: int
    means_at: int
    accepts_at: int
    share: int
    needs: list[str]
    lie: str
    yields: bool
    leaves_at: int
    complains_at: int
    returns: int
    feels: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Persona:
    """
    One type: how the talk begins, what opens it, and how promises go.

    wish, truth   0 to 100: wants to pay; tells the truth before there is trust
    cause_at, means_at, accepts_at   trust from which it tells, and takes an offer
    share         how much of what is spare it can part with, in hundredths
    yields        agrees to too much where it is pressed
    leaves_at, complains_at   anger from which it hangs up, and complains
    returns       chance in a thousand that it pays something unpromised in 60 days
    """

    code: str
    mood: Mood
    wish: int
    truth: int
    cause_at: int
    means_at: int
    accepts_at: int
    share: int
    needs: frozenset[Need]
    lie: Lie
    yields: bool
    leaves_at: int
    complains_at: int
    returns: int
    feels: Mapping[Act, Moves]


@cache
def personas() -> Mapping[str, Persona]:
    """Return the types by code."""
    text = (resources.files(__package__) / "personas.yaml").read_text("utf-8")
    rows: Mapping[str, PersonaRow] = yaml.safe_load(text)
    return {code: _persona(code, row) for code, row in rows.items()}


def _persona(code: str, row: PersonaRow) -> Persona:
    return Persona(
        code=code,
        mood=Mood(row["trust"], row["anger"], row["fear"], row["sorrow"]),
        wish=row["wish"],
        truth=row["truth"],
        cause_at=row["cause_at"],
        means_at=row["means_at"],
        accepts_at=row["accepts_at"],
        share=row["share"],
        needs=frozenset(map(Need, row["needs"])),
        lie=Lie(row["lie"]),
        yields=row["yields"],
        leaves_at=row["leaves_at"],
        complains_at=row["complains_at"],
        returns=row["returns"],
        feels={Act(name): moves for name, moves in row["feels"].items()},
    )
