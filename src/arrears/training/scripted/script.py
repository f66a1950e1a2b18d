"""A scripted talk read from YAML: lines, when each is said, and slots from what was told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NotRequired, TypedDict

import yaml

from arrears.training.acts import Act
from arrears.training.debtor.mood import Feeling
from arrears.training.debtor.state import State

FOLDER = "talks"
SKILFUL, PUSHY = "skilful", "pushy"
BREAKERS = ("breaks_threat", "breaks_family", "breaks_borrow", "breaks_shame")
REFUSED = frozenset(("plan_too_much", "plan_not_yet", "promise_no", "promise_vague"))


class StepRow(TypedDict):
    """One step as it is written."""

    say: list[str]
    when: NotRequired[list[str]]
    unless: NotRequired[list[str]]
    times: NotRequired[int]


@dataclass(frozen=True, slots=True)
class Step:
    """Lines of which one is said, where all of `when` and none of `unless` hold."""

    say: tuple[str, ...]
    when: frozenset[str]
    unless: frozenset[str]
    times: int


@dataclass(frozen=True, slots=True)
class Script:
    """A talk as steps; the first that fits and is not used up is said."""

    name: str
    steps: tuple[Step, ...]

    def next(self, used: Mapping[int, int], holds: frozenset[str]) -> int | None:
        """Return the place of the step to say, or None where the talk is done."""
        for place, step in enumerate(self.steps):
            fits = step.when <= holds and not step.unless & holds
            if fits and used.get(place, 0) < step.times:
                return place
        return None


@cache
def script(name: str) -> Script:
    """Return the scripted talk of that name."""
    return Script(name, tuple(map(_step, _rows(name))))


@cache
def model(persona: str) -> Script:
    """Return the lawful model talk for a type: its own steps before the common ones."""
    rows = [*_rows(persona), *_rows(SKILFUL)]
    return Script(persona, tuple(map(_step, rows)))


def holding(state: State, topics: Sequence[str]) -> frozenset[str]:
    """Return what holds at a moment of the talk, by the names that scripts use."""
    return frozenset(_holding(state, topics))


def _holding(state: State, topics: Sequence[str]) -> Iterator[str]:
    yield from (f"told_{name}" for name in state.told)
    yield f"heard_{topics[-1] if topics else ''}"
    paid = state.receipt_settled and "receipt" not in state.lied
    moments = {
        "begun": Act.VERIFY_IDENTITY in state.done,
        "refused": not REFUSED.isdisjoint(topics),
        "dodged": any(topic.endswith(("_dodge", "_lie")) for topic in topics),
        "asked": "asks" in topics,
        "receipt_open": "receipt" in state.told and not state.receipt_settled,
        "paid_already": paid,
        "promised": state.promise is not None and not state.promise.confirmed,
        "confirmed": state.promise is not None and state.promise.confirmed,
        "proposed": state.promise is None and state.own is not None,
        "complaint_open": state.complained and not state.heard_out,
        str(state.mood.feeling): state.mood.feeling is not Feeling.CALM,
    }
    yield from (name for name, holds in moments.items() if holds)


def _rows(name: str) -> Sequence[StepRow]:
    file = resources.files(__package__) / FOLDER / f"{name}.yaml"
    rows: Sequence[StepRow] = yaml.safe_load(file.read_text("utf-8"))
    return rows


def _step(row: StepRow) -> Step:
    return Step(
        say=tuple(row["say"]),
        when=frozenset(row.get("when", ())),
        unless=frozenset(row.get("unless", ())),
        times=row.get("times", 1),
    )
