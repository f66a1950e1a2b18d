"""What the scale of acts looks at: runs of words, what stands where, and meanings."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from arrears.law.wording.hearing import Said, hear
from arrears.law.wording.plain import plain

WORD = re.compile(r"[a-z']+|\d+|[\u3400-\u9fff]|[?!%]")
CLAUSE_ENDS = re.compile(r"[。!?;\n，,…—]+|(?<=[a-z])\.\s")
SAME = {"您": "你"}  # politeness is no act
LONGEST_RUN = 5  # words of one clause
LONGEST_ACROSS = 4  # words of the whole, over its commas
GAPS = (2, 3, 4)
EDGE = 6  # words at either end
MOST_CLAUSES, MOST_LENGTH, LENGTH_STEP = 6, 8, 6
LONGEST_STRETCH = 160  # characters that are weighed together


def stretches(text: str) -> list[str]:
    """Return a text as the scale weighs it: whole, unless it is long."""
    told = plain(text).text
    parts = [""]
    for clause in _clauses(told):
        for start in range(0, len(clause), LONGEST_STRETCH):
            piece = clause[start : start + LONGEST_STRETCH]
            if len(parts[-1]) + len(piece) > LONGEST_STRETCH:
                parts.append("")
            parts[-1] += piece
    return [part for part in parts if part]


def traits(told: str) -> list[str]:
    """Return the traits of a stretch, one of them as often as it has it."""
    clauses = [words for words in map(_words, _clauses(told)) if words]
    return [
        *_across(_words(told)),
        *_meanings(told),
        *(run for words in clauses for run in _within(words)),
        *_shape(told, clauses),
    ]


def _clauses(told: str) -> list[str]:
    ends = [0, *(found.end() for found in CLAUSE_ENDS.finditer(told)), len(told)]
    return [told[a:b] for a, b in pairwise(ends) if told[a:b]]


def _words(told: str) -> list[str]:
    found = WORD.findall(told)
    return ["0" if word.isdigit() else SAME.get(word, word) for word in found]


def _across(words: Sequence[str]) -> set[str]:
    bounded = ["^", *words, "$"]
    runs = {f"A{run}" for run in _runs(bounded, LONGEST_ACROSS)}
    return runs | {f"A{one}_{two}" for one, two in _apart(bounded, 2)}


def _within(words: Sequence[str]) -> Iterator[str]:
    bounded = ["^", *words, "$"]
    yield from _runs(bounded, LONGEST_RUN)
    for gap in GAPS:
        yield from (f"{one}_{two}" for one, two in _apart(bounded, gap))


def _shape(told: str, clauses: Sequence[Sequence[str]]) -> Iterator[str]:
    """Say how it begins, how it ends and how long it is."""
    if clauses:
        yield from (f"F{word}" for word in clauses[0][:EDGE])
        yield from (f"L{word}" for word in clauses[-1][-EDGE:])
    yield f"N{min(len(clauses), MOST_CLAUSES)}"
    yield f"C{min(len(told) // LENGTH_STEP, MOST_LENGTH)}"


def _meanings(told: str) -> Iterator[str]:
    """Return what the wording check hears: said, denied or reported."""
    hits = hear(told, quotes_are_reports=True).hits
    heard = sorted({(hit.meaning, hit.said) for hit in hits})
    yield from (f"M{meaning}{said:d}" for meaning, said in heard)
    plainly = [meaning for meaning, said in heard if said is Said.PLAINLY]
    yield from (f"P{one}+{two}" for one, two in combinations(plainly, 2))


def _runs(words: Sequence[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _apart(words: Sequence[str], gap: int) -> Iterator[tuple[str, str]]:
    return zip(words, words[gap:], strict=False)
