"""Whether a header is one that we know: by its words, in three scripts."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .columns import BY_KEY, COLUMNS, Column
from .unstored import UNSTORED, Unstored

EXACT = 1000
SHORTEST_PART = 2  # a Han word within a longer header must have so many characters
UNIT_SIGNS = (
    "元",
    "分",
    "yuan",
    "fen",
    "cny",
    "rmb",
    "twd",
    "人民币",
    "新台币",
    "新臺幣",
)


@dataclass(frozen=True, slots=True)
class Match:
    """What a header means, and how surely: exact beats contained, longer beats shorter."""

    meaning: Column | Unstored
    surety: int

    @property
    def is_exact(self) -> bool:
        """Say whether the header is the known word and nothing else."""
        return self.surety >= EXACT


def tidy(header: str) -> str:
    """Return the header as profiles and files are compared: NFKC, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", header).split())


def bare(header: str) -> str:
    """Return only letters and digits, in lower case: `Account_No.` → `accountno`."""
    text = unicodedata.normalize("NFKC", header).lower()
    return "".join(letter for letter in text if letter.isalnum())


def meaning(header: str) -> Match | None:
    """Return what the header most probably means, or None where nobody knows."""
    found = list(_matches(_without_unit(header)))
    return max(found, key=lambda match: match.surety, default=None)


def never_stored(header: str) -> Unstored | None:
    """Return the field that this header names, where it is one we never store."""
    match = meaning(header)
    if match and isinstance(match.meaning, Unstored) and match.meaning.never:
        return match.meaning
    return None


def is_id_number(header: str) -> bool:
    """Say whether the header names an identity card's number."""
    match = meaning(header)
    return match is not None and match.meaning == BY_KEY["id_number"]


def known_words() -> tuple[str, ...]:
    """Return the Han words of all known headers, to tell encodings apart."""
    return tuple(word for word, _ in _words() if _is_han(word))


def _matches(header: str) -> Iterator[Match]:
    letters, parts = bare(header), _parts(header)
    for word, meant in _words():
        plain = bare(word)
        if plain == letters:
            yield Match(meant, EXACT + len(plain))
        elif _within(word, plain, letters, parts):
            yield Match(meant, 10 * len(plain) + letters.endswith(plain))


def _within(word: str, plain: str, letters: str, parts: str) -> bool:
    """Say whether a Han word, or an English one as a whole, is in the header."""
    if _is_han(word):
        return len(plain) >= SHORTEST_PART and plain in letters
    return _parts(word) in parts


def _parts(header: str) -> str:
    """Return the English words with a blank around each: ` mobile no `."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', header.lower()))} "


@cache
def _words() -> tuple[tuple[str, Column | Unstored], ...]:
    known: tuple[Column | Unstored, ...] = (*COLUMNS, *UNSTORED)
    return tuple((word, one) for one in known for word in one.headers.split())


def _without_unit(header: str) -> str:
    """Return the header without a unit in brackets at its end: 本金(元)."""
    text = unicodedata.normalize("NFKC", header).strip()
    for left, right in ("()", "[]", "【】"):
        begin = text.rfind(left)
        if begin > 0 and text.endswith(right) and bare(text[begin:]) in UNIT_SIGNS:
            text = text[:begin]
    return text


def _is_han(word: str) -> bool:
    return any("\u3400" <= letter <= "\u9fff" for letter in word)
