"""Flash cards on the house's approved scripts: what comes next is asked for."""

import re
from collections.abc import Sequence
from functools import cache

from arrears.domain.dice import Dice
from arrears.domain.words import Words
from arrears.playbook.scripts.script import Kind, Script, scripts

from .from_cards import with_samples
from .question import Question, among, others

SPOKEN = (Kind.IDENTIFY, Kind.VERIFY, Kind.OPENING, Kind.CLOSING)
WRONG = 3
LEAST = 8  # characters of the part that is asked for: thanks alone are no question
ASK = Words(
    "已批准的话术（{kind.zh}）：“{first.zh}……”下面接哪一句？",
    "An approved script ({kind.en}): “{first.en} …” How does it go on?",
)
WHY = Words(
    "整段是：“{whole.zh}”背熟了再按对方的话灵活用；身份、金额和后果一个字不改。",
    "The whole: “{whole.en}” Know it by heart, then use it freely; identity, sums and what follows stay word for word.",
)
ENDS = re.compile(r"(?<=[。？！；])|(?<=[.?!;])\s+")
BREATHS = re.compile(r"(?<=，)|(?<=,)\s+")


def script_items() -> Sequence[str]:
    """Return the scripts asked about: those said on the telephone, in two parts."""
    return list(_halved())


def script_question(about: str, dice: Dice) -> Question:
    """Ask how one script goes on; the wrong choices belong to other moments."""
    script, first, right = _halved()[about]
    other = {
        last.en: last
        for each, _, last in _halved().values()
        if each.kind != script.kind
    }
    known = [last for last in other.values() if last.en != right.en]
    choices, place = among(right, others(right, known, dice, many=WRONG), dice)
    ask = ASK.filled(kind=script.kind.words, first=first)
    why = WHY.filled(whole=with_samples(script.text))
    return Question(f"script/{about}", ask, choices, place, why, (script.id,))


@cache
def _halved() -> dict[str, tuple[Script, Words, Words]]:
    """Return every spoken script that has two parts, by its kind and number."""
    return {
        each.id: (each, *halves)
        for each in scripts()
        if each.kind in SPOKEN and (halves := _halves(with_samples(each.text)))
    }


def _halves(text: Words) -> tuple[Words, Words] | None:
    zh, en = _parted(text.zh), _parted(text.en)
    if not zh or not en or len(zh[1]) < LEAST:
        return None
    return Words(zh[0], en[0]), Words(zh[1], en[1])


def _parted(text: str) -> tuple[str, str] | None:
    """Return a text before and from its last sentence, else from its last breath."""
    for mark in (ENDS, BREATHS):
        parts = [part for part in mark.split(text) if part]
        if len(parts) > 1:
            last = parts[-1]
            return text.removesuffix(last).strip(), last
    return None
