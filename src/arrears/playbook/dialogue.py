"""The two dialogues: what was said at each turn, what is wrong in it, and the lawful turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from arrears.domain.words import Refusal, Words

from .card import Card, Speaker, card, cards

STRATEGY = "STR-"
STORIES = {1: "CASE-10", 2: "CASE-11"}  # the case each dialogue is about


class UnknownDialogue(Refusal):
    """There is no dialogue of that number."""

    words = Words(
        "没有第 {number} 段对话，只有 1 和 2。",
        "There is no dialogue {number}, only 1 and 2.",
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said in the lawful conversation, and who says it."""

    speaker: Speaker
    words: Words


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: its card, the strategies printed on it, and the lawful lines."""

    card: Card
    labels: tuple[Card, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return what is lawfully said: the debtor's words first, then ours."""
        heard = self.card.signals if self.card.speaker is Speaker.DEBTOR else ()
        said = [Line(Speaker.COLLECTOR, words) for words in self.card.say]
        return (*(Line(Speaker.DEBTOR, words) for words in heard), *said)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One dialogue: its number, the card of its case, and the turns in order."""

    number: int
    story: Card
    turns: tuple[Turn, ...]


def dialogue(number: int) -> Dialogue:
    """Return the dialogue of that number. Raises UnknownDialogue."""
    if number not in STORIES:
        raise UnknownDialogue(number=number)
    return dialogues()[number - 1]


@cache
def dialogues() -> tuple[Dialogue, ...]:
    """Return both dialogues."""
    known = cards()
    return tuple(
        Dialogue(number, card(story), _turns(f"DLG{number}", known))
        for number, story in STORIES.items()
    )


def _turns(family: str, known: Mapping[str, Card]) -> tuple[Turn, ...]:
    told = [each for each in known.values() if each.family == family]
    return tuple(Turn(each, _labels(each.see, known)) for each in told)


def _labels(see: Sequence[str], known: Mapping[str, Card]) -> tuple[Card, ...]:
    """Return the strategies a turn points to: those printed on it, no others."""
    return tuple(known[other] for other in see if other.startswith(STRATEGY))
