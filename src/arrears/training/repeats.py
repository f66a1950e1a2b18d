"""Whether a problem is one that was met before: the same card, or the same words (TRN-06)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from arrears.law.wording.plain import plain

HUNDRED = 100
ALIKE = 45  # of a hundred pairs of letters, those both have
SHORT = 4  # letters below which words decide nothing
MOST = 5
LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Met:
    """A problem as it was written: its number, words and card."""

    number: int
    text: str
    card: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """An earlier problem, how much of the shorter one's words both have, and whether the card is one."""

    number: int
    share: int
    same_card: bool


def repeats(text: str, card: str, earlier: Iterable[Met]) -> tuple[Repeat, ...]:
    """Return the earlier problems that this one repeats, the most alike first."""
    mine = _pairs(text)
    told = (
        Repeat(each.number, _share(mine, _pairs(each.text)), bool(card) and card == each.card)
        for each in earlier
    )  # fmt: skip
    found = [each for each in told if each.same_card or each.share >= ALIKE]
    found.sort(key=lambda each: (-each.share, not each.same_card, each.number))
    return tuple(found[:MOST])


def _pairs(text: str) -> frozenset[str]:
    """Return the neighbouring letters of a text, traditional letters as simplified ones."""
    letters = LETTERS.sub("", plain(text).text.casefold())
    if len(letters) < SHORT:
        return frozenset()
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _share(one: frozenset[str], other: frozenset[str]) -> int:
    """Return what both have of what the shorter has."""
    least = min(len(one), len(other))
    return HUNDRED * len(one & other) // least if least else 0
