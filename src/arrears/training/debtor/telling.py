"""What is told when the collector asks: the truth, a way round it, or a lie."""

from dataclasses import dataclass, replace

from arrears.domain.dice import Dice
from arrears.training.acts import Act
from arrears.training.scene.scene import Scene

from .heard import Heard
from .persona import Lie, Persona, personas
from .state import State

OPEN_ALL = 20  # trust above the usual from which everything is told at once
MEANS = ("income", "essentials", "other_debts", "payer")
A_TENTH = 10


@dataclass(frozen=True, slots=True)
class Told:
    """The state after a question, and what is answered."""

    state: State
    topics: tuple[str, ...]


def told_of(state: State, heard: Heard, scene: Scene, dice: Dice) -> Told | None:
    """Return how the questions of a line are answered; None where nothing was asked."""
    persona = personas()[scene.persona]
    if Act.ASK_CAUSE in heard.acts:
        return _cause(state, heard, persona, dice)
    if Act.ASK_MEANS in heard.acts:
        return _means(state, heard, persona, dice)
    if Act.ASK_SOURCE_OF_MONEY in heard.acts:
        open_ = state.mood.trust >= persona.means_at
        told = state.told | ({"source"} if open_ else set())
        topic = "source" if open_ else "source_dodge"
        return Told(replace(state, told=told), (topic,))
    if Act.ASK_EVIDENCE in heard.acts:
        open_ = state.mood.trust >= persona.means_at
        return Told(state, ("evidence" if open_ else "evidence_no",))
    return None


def _cause(state: State, heard: Heard, persona: Persona, dice: Dice) -> Told:
    if "cause" in state.told and Act.ASK_MEANS in heard.acts:
        return _means(state, heard, persona, dice)
    if "cause" in state.told:
        return Told(state, ("cause_again",))
    if state.mood.trust >= persona.cause_at:
        return Told(replace(state, told=state.told | {"cause"}), ("cause",))
    return _shaded(state, "cause", persona, dice)


def _means(state: State, heard: Heard, persona: Persona, dice: Dice) -> Told:
    asked = (heard.about & frozenset(MEANS)) or {"income", "essentials"}
    trust = state.mood.trust
    if trust >= persona.means_at + OPEN_ALL:
        asked = asked | {"income", "essentials", "other_debts"}
    new = [name for name in MEANS if name in asked and name not in state.told]
    if not new:
        return Told(state, ("means_again",))
    if trust < persona.means_at:
        return _shaded(state, "means", persona, dice)
    topics = tuple(f"tells_{name}" for name in new)
    told = replace(state, told=state.told | frozenset(new))
    opener = ("means",) if "income" in new else ()
    return Told(told, (*opener, *topics))


def _shaded(state: State, what: str, persona: Persona, dice: Dice) -> Told:
    """Return a way round the question; who is not truthful lies now and then."""
    lies = persona.lie is not Lie.NONE and not dice.in_thousand(persona.truth * A_TENTH)
    if not lies:
        return Told(state, (f"{what}_dodge",))
    return Told(replace(state, lied=state.lied | {what}), (f"{what}_lie",))
