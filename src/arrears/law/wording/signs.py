"""Signs: which words together, said plainly, show a forbidden behaviour."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from .hearing import Heard, Hit, Said
from .truth import (
    EXPLAINED,
    TESTS,
    Case,
    legal_claims,
    steep_rates,
    told_as_done,
    visits_announced,
)

REACH = 16  # characters between two words of one sign, in order
PAIR = 2
FIRM = 2  # leans; the scale has the last word
DECIDES = 3  # the audience, the facts or a figure leave nothing to weigh
AUDIENCES = {
    "all": ("debtor", "third_party"),
    "any": ("debtor", "third_party", "colleague"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of signs.yaml, ready to be looked for."""

    label: str
    wanted: tuple[str, ...]
    any_standing: frozenset[str]
    absent: frozenset[str]
    in_order: bool
    test: str | None
    firm: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A sign found: what it shows, where in the plain text, and how firmly."""

    label: str
    start: int
    end: int
    firm: int


def shown(heard: Heard, case: Case) -> list[Shown]:
    """Return every sign that `heard` shows in this case."""
    found = list(_by_words(heard, case))
    if case.audience != "colleague":
        found += [
            Shown("DET-01", hit.start, hit.end, 2) for hit in legal_claims(heard, case)
        ]
        found += _untrue_steps(heard, case)
        found += _visits_nobody_agreed_to(heard, case)
        found += [
            Shown("DET-27", start, end, DECIDES)
            for start, end in steep_rates(heard.text)
            if not heard.said[start]
        ]
    return found


def _untrue_steps(heard: Heard, case: Case) -> Iterator[Shown]:
    """Yield the steps at law told as done that are on no register (DET-01)."""
    if case.audience == "debtor" and EXPLAINED.isdisjoint(
        hit.meaning for hit in heard.hits
    ):
        for start, end, on_record in told_as_done(heard, case):
            if not on_record:
                yield Shown("DET-01", start, end, DECIDES)


def _visits_nobody_agreed_to(heard: Heard, case: Case) -> Iterator[Shown]:
    """Yield the visits announced to the debtor that are on no register (DET-35)."""
    if case.audience == "debtor":
        for start, end in visits_announced(heard, case):
            yield Shown("DET-35", start, end, DECIDES)


def _by_words(heard: Heard, case: Case) -> Iterator[Shown]:
    signs = _signs_for(case.audience)
    present = {hit.meaning for hit in heard.hits}
    for sentence, by_meaning in heard.by_sentence().items():
        for meaning in by_meaning:
            for sign in signs.get(meaning, ()):
                if not sign.absent.isdisjoint(present):
                    continue
                place = _place(sign, by_meaning)
                if place and _holds(sign, heard, case, sentence):
                    yield Shown(sign.label, *place, sign.firm)


def _holds(sign: Sign, heard: Heard, case: Case, sentence: int) -> bool:
    return sign.test is None or TESTS[sign.test](case, heard, sentence)


def _place(sign: Sign, by_meaning: Mapping[str, list[Hit]]) -> tuple[int, int] | None:
    rows = []
    for meaning in sign.wanted:
        hits = [
            hit
            for hit in by_meaning.get(meaning, ())
            if hit.said is Said.PLAINLY or meaning in sign.any_standing
        ]
        if not hits:
            return None
        rows.append(hits)
    return _ordered(rows) if sign.in_order else _together(rows)


def _together(rows: Sequence[list[Hit]]) -> tuple[int, int]:
    firsts = [hits[0] for hits in rows]
    return min(hit.start for hit in firsts), max(hit.end for hit in firsts)


def _ordered(rows: Sequence[list[Hit]]) -> tuple[int, int] | None:
    for first in rows[0]:
        for second in rows[1]:
            if -1 <= second.start - first.end <= REACH:
                return first.start, second.end
    return None


@cache
def _signs_for(audience: str) -> Mapping[str, tuple[Sign, ...]]:
    """Return the signs for an audience by the word that each begins with."""
    path = resources.files("arrears.law.wording") / "signs.yaml"
    rows: dict[str, list[Sign]] = {}
    for label, lines in yaml.safe_load(path.read_text("utf-8")).items():
        for line in lines:
            if audience in AUDIENCES.get(line["to"], (line["to"],)):
                sign = _sign(label, line)
                rows.setdefault(sign.wanted[0], []).append(sign)
    return {meaning: tuple(signs) for meaning, signs in rows.items()}


def _sign(label: str, line: Mapping[str, Any]) -> Sign:
    words = line["say"].split()
    wanted = [word for word in words if word != "&" and word[0] != "!"]
    names = tuple(word.lstrip("*") for word in wanted)
    return Sign(
        label=label,
        wanted=names,
        any_standing=frozenset(word[1:] for word in wanted if word[0] == "*"),
        absent=frozenset(word[1:] for word in words if word[0] == "!"),
        in_order=len(names) == PAIR and "&" not in words,
        test=line.get("if"),
        firm=line.get("firm", FIRM),
    )
