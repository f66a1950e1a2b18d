"""What the trained scale looks at: short runs of characters, meanings, and signs."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .hearing import Heard, Hit, Said
from .signs import Shown
from .truth import Case

WORDS = re.compile(r"[a-z']+|\d+|[\u3400-\u9fff]|[?!%]")
SAME = {"您": "你"}  # politeness makes nothing lawful
MARK = {"debtor": "d", "third_party": "t", "colleague": "c"}


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one stretch of text: its runs of characters, and the rest."""

    start: int
    end: int
    runs: Sequence[str]
    rest: frozenset[str]


def stretches(heard: Heard, case: Case, signs: Sequence[Shown]) -> Iterator[Traits]:
    """Return the traits of each sentence, and of the whole where there are several."""
    bounds = [*heard.sentences, len(heard.text)]
    parts = [
        (start, end)
        for start, end in pairwise(bounds)
        if heard.text[start:end].strip(" 。!?;.,\n")
    ]
    if len(parts) > 1:
        parts.append((0, len(heard.text)))
    starts = [hit.start for hit in heard.hits]
    signs = sorted(signs, key=lambda sign: sign.start)
    shown_at = [sign.start for sign in signs]
    for start, end in parts:
        hits = heard.hits[bisect_left(starts, start) : bisect_left(starts, end)]
        own = signs[bisect_left(shown_at, start) : bisect_left(shown_at, end)]
        yield _traits(heard, case, start, end, hits, own)


def _traits(
    heard: Heard, case: Case, start: int, end: int,
    hits: Sequence[Hit], signs: Sequence[Shown],
) -> Traits:  # fmt: skip
    mark = MARK[case.audience]
    rest = {mark, *_flags(case), *_meanings(hits, mark)}
    for sign in signs:
        rest |= {f"S{sign.firm}{sign.label}", f"S{sign.firm}"}
    if "S2" not in rest:
        rest.add("S0")
    return Traits(start, end, tuple(_runs(heard, start, end, mark)), frozenset(rest))


def _flags(case: Case) -> Iterator[str]:
    facts = case.facts
    for name, value in (
        ("V", facts.vulnerable), ("R", facts.contact_refused),
        ("X", facts.limitation_expired), ("O", facts.offer_approved),
        ("B", facts.visit_booked), ("L", facts.legal_step > 0),
    ):  # fmt: skip
        if value:
            yield f"F{name}"


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


def _runs(heard: Heard, start: int, end: int, mark: str) -> Iterator[str]:
    units = _units(heard, start, end)
    prefix = "" if mark == "d" else mark
    before, earlier = "^", ""
    for word, denied in units:
        tag = "~" if denied else ""
        yield tag + word
        yield tag + before + word
        if earlier:
            yield tag + earlier + before + word
        if prefix:
            yield prefix + ":" + tag + before + word
        earlier, before = before, word
    yield before + "$"


def _units(heard: Heard, start: int, end: int) -> Iterator[tuple[str, bool]]:
    for found in WORDS.finditer(heard.text, start, end):
        how = heard.said[found.start()]
        if how == Said.REPORTED:
            continue
        word = SAME.get(found[0], found[0])
        word = "0" if word.isdigit() else word
        yield (word + " " if word[0].isascii() else word), how == Said.DENIED
