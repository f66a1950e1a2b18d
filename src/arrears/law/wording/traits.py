"""What the trained scale looks at: short runs of characters, meanings, and signs."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .hearing import Heard, Hit, Said
from .signs import Shown
from .truth import STAGES, Case, told_as_done

WORDS = re.compile(r"[a-z']+|\d+|[\u3400-\u9fff]|[?!%]")
SAME = {"您": "你"}  # politeness makes nothing lawful
TOGETHER = 8  # sentences of one passage
MARK = {"debtor": "d", "third_party": "t", "colleague": "c"}


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one stretch of text: its runs of characters, and the rest."""

    start: int
    end: int
    runs: Sequence[str]
    rest: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences that are weighed together; each of them alone when asked for."""

    whole: Traits
    bounds: Sequence[tuple[int, int]]
    reader: "_Reader"

    def sentences(self) -> Sequence[Traits]:
        """Return the traits of each sentence alone."""
        if len(self.bounds) == 1:
            return [self.whole]
        return [self.reader.traits(*part) for part in self.bounds]


def passages(heard: Heard, case: Case, signs: Sequence[Shown]) -> Iterator[Passage]:
    """Return a text in passages: one, unless it is long."""
    bounds = [*heard.sentences, len(heard.text)]
    parts = [
        (start, end)
        for start, end in pairwise(bounds)
        if heard.text[start:end].strip(" 。!?;.,\n")
    ]
    reader = _Reader(heard, case, sorted(signs, key=lambda sign: sign.start))
    for first in range(0, len(parts), TOGETHER):
        own = parts[first : first + TOGETHER]
        yield Passage(reader.traits(own[0][0], own[-1][1]), own, reader)


class _Reader:
    """Reads the traits of any stretch of one text."""

    def __init__(self, heard: Heard, case: Case, signs: Sequence[Shown]) -> None:
        self._heard, self._case, self._signs = heard, case, signs
        self._steps = list(told_as_done(heard, case))
        self._hits_at = [hit.start for hit in heard.hits]
        self._signs_at = [sign.start for sign in signs]

    def traits(self, start: int, end: int) -> Traits:
        """Return the traits of the text from `start` to `end`."""
        hits, signs = self._hits_at, self._signs_at
        return _traits(
            self._heard, self._case, start, end, self._steps,
            self._heard.hits[bisect_left(hits, start) : bisect_left(hits, end)],
            self._signs[bisect_left(signs, start) : bisect_left(signs, end)],
        )  # fmt: skip


def _traits(
    heard: Heard, case: Case, start: int, end: int,
    heard_steps: Sequence[tuple[int, int, bool]],
    hits: Sequence[Hit], signs: Sequence[Shown],
) -> Traits:  # fmt: skip
    mark = MARK[case.audience]
    rest = {mark, *_flags(case), *_meanings(hits, mark)}
    for sign in signs:
        shown_as = f"S{sign.firm}{sign.label}"
        rest |= {shown_as, f"S{sign.firm}", f"S{sign.firm}{mark}{sign.label}"}
    claims = any(hit.meaning in STAGES and hit.said is Said.PLAINLY for hit in hits)
    if claims:
        rest.add("TU" if "S2DET-01" in rest else "TB")  # unbacked or backed by facts
    for told_at, _, on_record in heard_steps:
        if start <= told_at < end:
            rest.add("TW" if on_record else "TV")
    if "S2" not in rest:
        rest.add("S0")
    return Traits(start, end, _runs(heard, start, end, mark), frozenset(rest))


def _flags(case: Case) -> Iterator[str]:
    facts = case.facts
    for name, value in (
        ("V", facts.vulnerable), ("R", facts.contact_refused),
        ("X", facts.limitation_expired), ("O", facts.offer_approved),
        ("B", facts.visit_booked), (f"L{facts.legal_step}", facts.legal_step > 0),
    ):  # fmt: skip
        if value:
            yield f"F{name}"
    yield f"K{case.channel}"


def _meanings(hits: Iterable[Hit], mark: str) -> Iterator[str]:
    seen = sorted({(hit.meaning, hit.said) for hit in hits})
    for meaning, said in seen:
        yield f"M{meaning}{said:d}"
        if mark != "d":
            yield f"M{mark}{meaning}{said:d}"
    plain = [meaning for meaning, said in seen if said is Said.PLAINLY]
    for i, one in enumerate(plain):
        for other in plain[i + 1 :]:
            yield f"P{one}+{other}"


def _runs(heard: Heard, start: int, end: int, mark: str) -> list[str]:
    """Return runs of one to three words, as written: meanings know who denies what."""
    words = _units(heard.text, start, end)
    marked = ["^", *words]
    pairs = [one + two for one, two in pairwise(marked)]
    threes = [
        one + two + three
        for one, two, three in zip(marked, words, words[1:], strict=False)
    ]
    told = [*words, *pairs, *threes, marked[-1] + "$"]
    return told if mark == "d" else [*told, *(f"{mark}:{pair}" for pair in pairs)]


def _units(text: str, start: int, end: int) -> list[str]:
    return list(map(_unit, WORDS.findall(text, start, end)))


@lru_cache(maxsize=50_000)  # characters and words recur; numbers are bounded by it
def _unit(word: str) -> str:
    if word.isdigit():
        return "0 "
    return word + " " if word[0].isascii() else SAME.get(word, word)
