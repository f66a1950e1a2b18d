"""A call reviewed: what each turn did, what was wrong, who spoke how much."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.law.call_review.review import SPEAKERS, Review, Turn, review
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.detectors import detectors
from arrears.training.acts import ENDING, PRESSING, Act, acts_of
from arrears.training.coach.findings import INSTEAD, better

HUNDRED = 100
COLLECTOR = "collector"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a turn: why, by which law, and what to say instead."""

    what: Words
    why: Words
    label: str
    cite: str
    instead: Words


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """One turn; acts and faults are the collector's only."""

    who: str
    text: str
    acts: tuple[Act, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class HeardCall:
    """
    A call as heard; `review` is None for notes, where nobody is quoted.

    share   what the collector said of everything said, in hundredths
    """

    turns: tuple[HeardTurn, ...]
    review: Review | None
    share: int

    @property
    def faulty(self) -> int:
        """Return how many turns show a fault."""
        return sum(1 for turn in self.turns if turn.faults)


def heard(turns: Sequence[Turn], *, facts: CaseFacts | None = None) -> HeardCall:
    """Return the call reviewed turn by turn."""
    if any(turn.who not in SPEAKERS for turn in turns):
        return HeardCall(
            tuple(HeardTurn(t.who, t.text, (), ()) for t in turns), None, 0
        )
    found = review(turns, facts or CaseFacts())
    labels: dict[int, list[str]] = {}
    for place, label in found.violations:
        labels.setdefault(place, []).append(label)
    return HeardCall(
        turns=tuple(_turn(t, labels.get(n, [])) for n, t in enumerate(turns)),
        review=found,
        share=found.collector_characters * HUNDRED // max(1, found.characters),
    )


def _turn(turn: Turn, labels: Sequence[str]) -> HeardTurn:
    if turn.who != COLLECTOR:
        return HeardTurn(turn.who, turn.text, (), ())
    done = acts_of(turn.text)
    acts = tuple(act for act in Act if act in done)
    return HeardTurn(turn.who, turn.text, acts, tuple(_faults(acts, labels).values()))


def _faults(acts: Sequence[Act], labels: Sequence[str]) -> Mapping[str, Fault]:
    """Return the faults by label; where an act shows one, its own better sentence."""
    by_act = {fault.label: fault for fault in _by_acts(acts)}
    return {fault.label: fault for fault in map(_by_label, labels)} | by_act


def _by_acts(acts: Sequence[Act]) -> Iterator[Fault]:
    for act in acts:
        if act in ENDING | PRESSING:
            told = better()[act]
            why, label = told.detector.why, told.detector.label
            yield Fault(act.words, why, label, told.cite, told.instead)


def _by_label(label: str) -> Fault:
    known = detectors()[label]
    instead = INSTEAD.get(label, known.instead)
    return Fault(known.title, known.why, label, "", instead)
