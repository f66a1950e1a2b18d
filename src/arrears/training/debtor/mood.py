"""What the debtor feels, from 0 to 100, and how an act moves it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

import yaml

from arrears.domain.words import Words
from arrears.training.acts import Act

MOST = 100
SCALES = ("trust", "anger", "fear", "sorrow")
ANGRY, AFRAID, SAD, WARM, WARY = 55, 60, 60, 60, 30
Moves = Mapping[str, int]


class Feeling(StrEnum):
    """The feeling that colours an answer."""

    CALM = "calm"
    WARM = "warm"
    WARY = "wary"
    ANGRY = "angry"
    AFRAID = "afraid"
    SAD = "sad"

    @property
    def words(self) -> Words:
        """Return the feeling as people name it."""
        return FEELING_WORDS[self]


FEELING_WORDS = {
    Feeling.CALM: Words("平静", "calm"),
    Feeling.WARM: Words("信任", "trusting"),
    Feeling.WARY: Words("戒备", "wary"),
    Feeling.ANGRY: Words("生气", "angry"),
    Feeling.AFRAID: Words("害怕", "afraid"),
    Feeling.SAD: Words("难过", "sad"),
}


@dataclass(frozen=True, slots=True)
class Mood:
    """Trust in the one who calls, anger, fear, sorrow: each 0 to 100."""

    trust: int
    anger: int
    fear: int
    sorrow: int

    @property
    def feeling(self) -> Feeling:
        """Return what is felt most; anger goes before fear, fear before sorrow."""
        strong = (
            (Feeling.ANGRY, self.anger >= ANGRY),
            (Feeling.AFRAID, self.fear >= AFRAID),
            (Feeling.SAD, self.sorrow >= SAD and self.trust < MOST - WARY),
            (Feeling.WARM, self.trust >= WARM),
            (Feeling.WARY, self.trust < WARY),
        )
        return next((feeling for feeling, felt in strong if felt), Feeling.CALM)

    def moved(self, moves: Moves) -> "Mood":
        """Return the mood after these moves; no scale leaves 0 to 100."""
        return Mood(
            *(_held(getattr(self, scale) + moves.get(scale, 0)) for scale in SCALES)
        )


def moved_by(
    mood: Mood,
    acts: Iterable[Act],
    *,
    before: Mapping[Act, int],
    own: Mapping[Act, Moves],
) -> Mood:
    """
    Return the mood after `acts`; `own` is how this type takes them, if not as others do.

    What is done again comforts half as much each time; what hurts hurts in full.
    """
    for act in sorted(acts):
        moves = own.get(act) or transitions()[act]
        mood = mood.moved(_again(moves, before.get(act, 0)))
    return mood


@cache
def transitions() -> Mapping[Act, Moves]:
    """Return how every act moves the scales of most people."""
    text = (resources.files(__package__) / "transitions.yaml").read_text("utf-8")
    told: Mapping[str, Moves] = yaml.safe_load(text)
    return {Act(name): moves for name, moves in told.items()}


def _again(moves: Moves, times: int) -> Moves:
    hurts = moves.get("trust", 0) < 0
    return moves if hurts else {name: by // 2**times for name, by in moves.items()}


def _held(value: int) -> int:
    return min(max(value, 0), MOST)
