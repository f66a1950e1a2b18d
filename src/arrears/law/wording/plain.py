"""Text folded to one plain form, with the way back to the places of the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from .homophones import unmasked

ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
UNUSUAL = re.compile(
    "[^\u0000-\u007f\u00b7\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e]"
)
CJK = "\u3400-\u9fff"
WEDGE = re.compile(
    rf"(?<=[{CJK}])[ \t*_.|/~^+\-=#·•‧・`'\\\u2190-\u2bff\U0001f000-\U0001faff]{{1,3}}(?=[{CJK}])"
)
SPELT = re.compile(r"(?<![a-z0-9])(?:[a-z0-9@$!][ .\-_*]){2,}[a-z0-9@$!](?![a-z0-9])")
LEET = re.compile(
    r"(?<![a-z0-9@$!])(?=[a-z0-9@$!]*[a-z])(?=[a-z0-9@$!]*[0-9@$!][a-z])[a-z0-9@$!]{3,}"
)
ORDINARY = re.compile(r"\d+(?:st|nd|rd|th|am|pm|k|w|x|h|d|m|s)?$|[a-z]{1,2}\d+$")
LEETS = str.maketrans("01345@$!7", "oleasasit")


@dataclass(frozen=True, slots=True)
class Plain:
    """
    A text in plain form: half-width, simplified, lower case, unmasked.

    `at` gives the original place of every plain character; empty where the two
    run in step.
    """

    text: str
    at: tuple[int, ...]
    length: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original behind plain `start` to `end`."""
        if not self.at:
            return start, end
        last = self.at[end - 1] if end > start else self.at[start]
        return self.at[start], min(last + 1, self.length)


def plain(text: str) -> Plain:
    """Return `text` in plain form; the same text always gives the same form."""
    folded, at = text, None  # None: in step with the original
    if UNUSUAL.search(folded):
        folded, at = _expanded(folded)
    folded = folded.translate(_characters())
    folded, at = _without(ZERO_WIDTH, folded, at)
    folded, at = _without(WEDGE, folded, at)
    folded, at = _spelt_together(folded, at)
    folded = LEET.sub(_unleeted, folded)
    folded, at = unmasked(folded, at)
    return Plain(folded, tuple(at or ()), len(text))


def _expanded(text: str) -> tuple[str, list[int] | None]:
    pieces = [_picture(sign) for sign in text]
    at = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), at


def _picture(sign: str) -> str:
    if sign.isascii():
        return sign
    return _pictures().get(sign) or unicodedata.normalize("NFKC", sign)


def _without(
    pattern: re.Pattern[str], text: str, at: list[int] | None
) -> tuple[str, list[int] | None]:
    if not pattern.search(text):
        return text, at
    gone = {i for found in pattern.finditer(text) for i in range(*found.span())}
    kept = [i for i in range(len(text)) if i not in gone]
    return "".join(text[i] for i in kept), [at[i] if at else i for i in kept]


def _spelt_together(text: str, at: list[int] | None) -> tuple[str, list[int] | None]:
    if not SPELT.search(text):
        return text, at
    gone = {
        i
        for found in SPELT.finditer(text)
        for i in range(found.start() + 1, found.end(), 2)
    }
    kept = [i for i in range(len(text)) if i not in gone]
    return "".join(text[i] for i in kept), [at[i] if at else i for i in kept]


def _unleeted(found: re.Match[str]) -> str:
    word = found[0]
    if ORDINARY.match(word):
        return word
    end = len(word.rstrip("!"))
    return word[:end].translate(LEETS) + word[end:]


@cache
def _characters() -> dict[int, str | int]:
    """Return one table: full-width to half-width, upper to lower, traditional to simplified."""
    wide = {0xFF01 + i: chr(0x21 + i).lower() for i in range(94)} | {0x3000: " "}
    lower = {code: chr(code).lower() for code in range(65, 91)}
    quotes = str.maketrans("「」『』﹁﹂", "“”“”“”")
    return wide | lower | quotes | _simplified()


def _simplified() -> dict[int, str]:
    lines = _own("simplified.txt").split("\n")
    return {ord(old): new for old, new in zip(lines[0], lines[1], strict=True)}


@cache
def _pictures() -> dict[str, str]:
    pictures: dict[str, str] = yaml.safe_load(_own("pictures.yaml"))
    return pictures


def _own(name: str) -> str:
    return (resources.files("arrears.law.wording") / name).read_text("utf-8")
