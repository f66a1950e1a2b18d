"""Questions about acts: what a sentence does to the one who hears it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from arrears.domain.dice import Dice
from arrears.domain.words import Words
from arrears.training.acts import Act

from .question import Question, among, others

WRONG = 3
ASK = Words("“{line.zh}”这句话在做什么？", "“{line.en}” What does this sentence do?")
WHY = Words(
    "它{act.zh}：看的是这句话对听的人做了什么。",
    "It {act.en}: what counts is what it does to the hearer.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and its act."""

    act: Act
    line: Words


def act_items() -> Sequence[str]:
    """Return the acts asked about."""
    return list(told_acts())


def act_question(about: str, dice: Dice) -> Question:
    """Ask what one sentence does."""
    told = told_acts()[about]
    right = told.act.words
    known = [each.act.words for each in told_acts().values()]
    choices, place = among(right, others(right, known, dice, many=WRONG), dice)
    ask, why = ASK.filled(line=told.line), WHY.filled(act=right)
    return Question(f"act/{about}", ask, choices, place, why, (about,))


@cache
def told_acts() -> Mapping[str, Told]:
    """Return the sentences by act."""
    file = resources.files(__package__) / "acts.yaml"
    rows = yaml.safe_load(file.read_text("utf-8"))
    return {row["act"]: Told(Act(row["act"]), Words(**row["line"])) for row in rows}
