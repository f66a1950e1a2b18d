"""What a line did wrong: the act, the finding of the wording check, the law, the better line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NotRequired, TypedDict

import yaml

from arrears.domain.words import Words
from arrears.law.engine.packs import pack
from arrears.law.wording.detectors import Detector, detectors
from arrears.training.acts import ENDING, PRESSING, Act
from arrears.training.talk import Turn

BLOCKED = "block"
MOST_LEANINGS = 2
NONSENSE = "odd_nonsense"
INSTEAD = {  # where the detector's own advice is meant for another listener
    "DET-10": Words(
        "先核实：“请问是您本人吗？麻烦报一下证件后四位，核对好了我再说事情。”",
        "Check first: “Am I speaking to you in person? Please tell me the last four digits; then I can say what it is about.”",
    ),
}


class BetterRow(TypedDict):
    """One row of better.yaml."""

    detector: str
    rule: NotRequired[str]
    instead: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Better:
    """What stands against an act, and what to say instead."""

    detector: Detector
    cite: str  # the law, where a rule of the pack cn says it
    instead: Words


@dataclass(frozen=True, slots=True)
class Wrong:
    """
    One thing wrong in one line.

    `ends` where it is a violation; `counts` where it is more than the scale's leaning.
    """

    turn: int
    said: str
    what: Words
    detector: Detector
    cite: str
    instead: Words
    ends: bool
    counts: bool = True


def wrongs(turns: Sequence[Turn]) -> tuple[Wrong, ...]:
    """Return what is wrong in the trainee's lines, in order."""
    return tuple(
        wrong
        for number, turn in enumerate(turns, 1)
        for wrong in (*_by_acts(number, turn), *_by_words(number, turn))
    )


def better() -> Mapping[Act, Better]:
    """Return what to say instead of every wrong act."""
    return _better()


def _by_acts(number: int, turn: Turn) -> Iterator[Wrong]:
    found = {each.detector.label: each.detector for each in turn.findings}
    for act in sorted(turn.acts & (ENDING | PRESSING)):
        told = better()[act]
        detector = found.get(told.detector.label, told.detector)
        yield Wrong(
            turn=number,
            said=turn.said,
            what=act.words,
            detector=detector,
            cite=told.cite,
            instead=told.instead,
            ends=act in ENDING,
        )


def _by_words(number: int, turn: Turn) -> Iterator[Wrong]:
    """
    Yield what the wording check found, where the acts have not said it already.

    Of what it only leans to, one note a line; where it leans to many things at once it
    does not know, and nothing is said; nor of what is no language.
    """
    told = {better()[act].detector.label for act in turn.acts & (ENDING | PRESSING)}
    left = [each for each in turn.findings if each.detector.label not in told]
    by_label = {each.detector.label: each for each in reversed(left)}
    sure = [each for each in by_label.values() if each.sure]
    leaning = [each for each in by_label.values() if not each.sure]
    known = len(leaning) <= MOST_LEANINGS and NONSENSE not in turn.topics
    notes = leaning[:1] if known and not sure else []
    for finding in (*sure, *notes):
        detector = finding.detector
        yield Wrong(
            turn=number,
            said=turn.said[finding.start : finding.end],
            what=detector.title,
            detector=detector,
            cite="",
            instead=INSTEAD.get(detector.label, detector.instead),
            ends=finding.sure and detector.action == BLOCKED,
            counts=finding.sure,
        )


@cache
def _better() -> Mapping[Act, Better]:
    text = (resources.files(__package__) / "better.yaml").read_text("utf-8")
    rows: Mapping[str, BetterRow] = yaml.safe_load(text)
    return {Act(name): _row(row) for name, row in rows.items()}


def _row(row: BetterRow) -> Better:
    cites = {rule.name.rpartition(".")[2]: rule.cite for rule in pack("cn")}
    return Better(
        detector=detectors()[row["detector"]],
        cite=cites[row["rule"]] if "rule" in row else "",
        instead=Words(row["instead"]["zh"], row["instead"]["en"]),
    )
