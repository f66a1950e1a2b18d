"""The lines a learner would say, judged by what they do and by the wording check (QST-06)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from arrears.domain.words import Refusal, Words
from arrears.law.call_review.review import Turn
from arrears.playbook.review.review import Review
from arrears.playbook.review.route import Route
from arrears.playbook.review.talks import PHONE
from arrears.training.acts import ENDING, PRESSING, Act
from arrears.training.calls.heard import Fault, heard

LEAST = 3
FULL, HALF = 100, 50
CHECKED = (  # identity is made sure before the line is said
    Turn("collector", "您好，请问是您本人吗？麻烦报一下证件后四位。"),
    Turn("debtor", "是我，1234。"),
)
NO_MONEY = frozenset((Route.STOP, Route.DISPUTE, Route.COMPLAINT, Route.LEGAL_REVIEW))
MONEY = frozenset(
    (Act.STATE_AMOUNT, Act.ASK_MEANS, Act.ASK_SOURCE_OF_MONEY, Act.ASK_PROMISE)
)
MARKS = re.compile(r"[\W_]+")
NOT_NOW = Words(
    "这个案件现在不谈钱：{why.zh}", "Money is not talked of on this case now. {why.en}"
)
UNHEARD = Words(
    "听不出这句话要做什么，说具体些。",
    "It is not clear what this line does; say it more plainly.",
)


class KeptWords(TypedDict):
    """A sentence in both languages, as it is kept."""

    zh: str
    en: str


class KeptFault(TypedDict):
    """A fault as it is kept."""

    what: KeptWords
    why: KeptWords
    label: str
    cite: str
    instead: KeptWords


class KeptLine(TypedDict):
    """A judged line as it is kept, its words masked."""

    said: str
    acts: list[str]
    faults: list[KeptFault]
    share: int
    why: KeptWords | None


class TooFewLines(Refusal):
    """Fewer than three different lines are handed in."""

    words = Words(
        "请写三句不同的话，现在有 {lines} 句。",
        "Write three different lines; there are {lines} now.",
    )


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One line: what it does, what is wrong with it, and its share, 0 to 100."""

    said: str
    acts: tuple[Act, ...]
    faults: tuple[Fault, ...]
    share: int
    why: Words | None

    @property
    def may_be_said(self) -> bool:
        """Say whether nothing stands against it."""
        return self.share > 0


def line_kept(line: SaidLine, said: str) -> KeptLine:
    """Return a judged line to keep, with its words masked: masking may hide what was wrong."""
    return {
        "said": said,
        "acts": [str(act) for act in line.acts],
        "faults": [
            {
                "what": _kept(each.what),
                "why": _kept(each.why),
                "label": each.label,
                "cite": each.cite,
                "instead": _kept(each.instead),
            }
            for each in line.faults
        ],
        "share": line.share,
        "why": _kept(line.why) if line.why else None,
    }


def line_of(kept: KeptLine) -> SaidLine:
    """Return a line as it was judged."""
    return SaidLine(
        said=kept["said"],
        acts=tuple(Act(name) for name in kept["acts"]),
        faults=tuple(
            Fault(
                what=Words(**each["what"]),
                why=Words(**each["why"]),
                label=each["label"],
                cite=each["cite"],
                instead=Words(**each["instead"]),
            )
            for each in kept["faults"]
        ),
        share=kept["share"],
        why=Words(**kept["why"]) if kept["why"] else None,
    )


def _kept(words: Words) -> KeptWords:
    return {"zh": words.zh, "en": words.en}


def three_lines(typed: Sequence[str]) -> list[str]:
    """Return the lines without the empty ones. Raises TooFewLines."""
    lines = [line.strip() for line in typed if line.strip()]
    different = {_bare(line) for line in lines} - {""}
    if len(different) < LEAST:
        raise TooFewLines(lines=len(different))
    return lines


def said_lines(
    lines: Sequence[str], told: Review, house: Iterable[Words]
) -> tuple[SaidLine, ...]:
    """Return the lines judged, each for itself; the house's own sentences may be said."""
    own = {_bare(text) for words in house for text in (words.zh, words.en)}
    return tuple(_judged(line, told, own=_bare(line) in own) for line in lines)


def _bare(line: str) -> str:
    return MARKS.sub("", line).casefold()


def _judged(line: str, told: Review, *, own: bool) -> SaidLine:
    turn = heard([*CHECKED, Turn("collector", line)], facts=PHONE).turns[-1]
    acts = tuple(act for act in turn.acts if not own or act not in ENDING | PRESSING)
    faults = () if own else turn.faults
    share, why = FULL, None
    if faults:
        share = 0
    elif not own and told.route in NO_MONEY and MONEY.intersection(acts):
        share, why = 0, NOT_NOW.filled(why=told.answers["QST-05"])
    elif not own and not acts:
        share, why = HALF, UNHEARD
    return SaidLine(line, acts, faults, share, why)
