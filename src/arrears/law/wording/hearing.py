"""What a text says: its words by meaning, and whether they are said, denied or reported."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from .lexicon import words_in

SENTENCE_END = re.compile(r"[。!?;\n…]+|\.(?=\s|$)")
CLAUSE_END = re.compile(r"[,:—]| - ")
QUOTED = re.compile('[“"]([^”"]{1,200})[”"]|‘([^’]{1,200})’')
ANSWER = re.compile(
    r"\s*(?:我|咱|已|告知|这|那|不|没|抱歉|对不起|非常|请|建议|谢|好|放心|目前|经查|查|可以|"
    r"现在|但|必须|照样|就|你|您|如|其实|当然|肯定|谁|所以|只|跟|少|还|打|让|趁|坐席|均|"
    r"并|转|改|疑|未|骗|编|i |we |so |but |this |that |no|it |please|explained|complaint|use|ring)"
)
SCOPES = {"NEG", "NEGTIGHT", "POSTNEG", "VEIL", "BREAK", "REPORT", "SOMEONE"}
TOPIC_REACH = 12  # characters from the topic to its denial
TOPIC_DENIALS = frozenset(
    [
        "不会",
        "不是",
        "没有",
        "不需要",
        "不用",
        "不存在",
        "不适用",
        "不属于",
        "不涉及",
        "无关",
        "未有",
        "唔会",
        "唔系",
    ]
)
SWORN = 4  # characters between "cannot promise" and its "not"
LATIN_REACH = 60  # characters an English "not" reaches
BEFORE_DO_NOT = frozenset(("", "请", "您", "你", "千万", "您千万", "先", "也", "就"))
HAN_REACH = 22
SHORT_QUESTION = 14  # characters
CUE_REACH = 14  # characters between a word of saying and the quote


class Said(IntEnum):
    """How a word stands in the text."""

    PLAINLY = 0
    DENIED = 1
    REPORTED = 2


class Hit(NamedTuple):
    """One word of the lexicon in the text: its meaning, place and standing."""

    start: int
    end: int
    meaning: str
    said: Said
    sentence: int
    clause: int


@dataclass(slots=True)
class Heard:
    """A text as heard: its hits by meaning, and the bounds of its sentences."""

    text: str
    hits: list[Hit]
    sentences: list[int]
    clauses: list[int]
    said: bytes  # how each character stands: a Said

    def by_sentence(self) -> Mapping[int, Mapping[str, list[Hit]]]:
        """Return the hits of each sentence by meaning, in order of place."""
        rows: dict[int, dict[str, list[Hit]]] = {}
        for hit in self.hits:
            rows.setdefault(hit.sentence, {}).setdefault(hit.meaning, []).append(hit)
        return rows


def hear(text: str, *, quotes_are_reports: bool) -> Heard:
    """
    Return what plain `text` says.

    Quoted words count as reported where `quotes_are_reports` (notes about a
    talk) or where a word of saying stands before them.
    """
    sentences = _sentences(text)
    clauses = sorted({*sentences, *(f.end() for f in CLAUSE_END.finditer(text))})
    found = words_in(text)
    scopes = [hit for hit in found if hit[2] in SCOPES]
    said = bytearray(len(text))
    for start, past in _denied(text, scopes, clauses):
        said[start:past] = bytes([Said.DENIED]) * (past - start)
    for start, past in _denied_topics(text, scopes, clauses):
        said[start:past] = bytes([Said.DENIED]) * (past - start)
    for start, past in _denied_after(scopes, sentences, clauses):
        said[start:past] = bytes([Said.DENIED]) * (past - start)
    for start, past in _reported(
        text, scopes, clauses, sentences, far=quotes_are_reports
    ):
        said[start:past] = bytes([Said.REPORTED]) * (past - start)
    hits = [
        Hit(
            start, end, meaning, Said(max(said[start], said[end - 1])),
            bisect_right(sentences, start) - 1, bisect_right(clauses, start) - 1,
        )
        for start, end, meaning in found
        if meaning not in SCOPES
    ]  # fmt: skip
    return Heard(text, hits, sentences, clauses, bytes(said))


def _sentences(text: str) -> list[int]:
    """Return where sentences begin; a short question stays with its answer."""
    starts = [0]
    for found in SENTENCE_END.finditer(text):
        if "?" not in found[0] or found.start() - starts[-1] > SHORT_QUESTION:
            starts.append(found.end())
    return starts


def _reported(
    text: str,
    scopes: list[tuple[int, int, str]],
    clauses: list[int],
    sentences: list[int],
    *,
    far: bool,
) -> Iterator[tuple[int, int]]:
    cues = [row for row in scopes if row[2] in {"REPORT", "SOMEONE"}]
    ends = [row[1] for row in cues]
    for found in QUOTED.finditer(text):
        at = bisect_right(ends, found.start()) - 1
        if far or (at >= 0 and found.start() - ends[at] <= CUE_REACH):
            yield found.span()
    for start, end, meaning in cues:
        further = far or meaning == "SOMEONE"
        past = _scope_end(text, end, clauses, sentences, far=further)
        yield (end if meaning == "REPORT" else start), past


def _scope_end(
    text: str, start: int, clauses: list[int], sentences: list[int], *, far: bool
) -> int:
    """Return where a report that begins at `start` ends: the clause, or further."""
    stop = _next(sentences, start, len(text))
    past = _next(clauses, start, len(text))
    while far and past < stop and not ANSWER.match(text, past):
        past = _next(clauses, past, len(text))
    return min(past, stop)


def _denied(
    text: str, scopes: list[tuple[int, int, str]], clauses: list[int]
) -> Iterator[tuple[int, int]]:
    veiled_to, sworn_to = -1, -1
    breaks = [row[0] for row in scopes if row[2] == "BREAK"]
    for start, end, meaning in scopes:
        if meaning == "VEIL":
            veiled_to = max(veiled_to, end)
            sworn_to = end if "保证" in text[start:end] else sworn_to
        elif meaning in {"NEG", "NEGTIGHT"} and end > veiled_to:
            sworn = sworn_to >= 0 and 0 <= start - sworn_to < SWORN
            if not sworn:
                yield end, _denied_to(text, start, end, meaning, clauses, breaks)


def _denied_after(
    scopes: list[tuple[int, int, str]], sentences: list[int], clauses: list[int]
) -> Iterator[tuple[int, int]]:
    """Return what a late denial ("... is not true") takes back: two clauses."""
    for start, _, meaning in scopes:
        if meaning == "POSTNEG":
            first = sentences[bisect_right(sentences, start) - 1]
            own = bisect_right(clauses, start) - 1
            yield max(first, clauses[max(own - 1, 0)]), start


def _denied_topics(
    text: str, scopes: list[tuple[int, int, str]], clauses: list[int]
) -> Iterator[tuple[int, int]]:
    """Return topics that their own clause denies: "a summons, there is none"."""
    veils = [row for row in scopes if row[2] == "VEIL"]
    turns = {row[0] for row in scopes if row[2] == "BREAK"}
    for start, end, meaning in scopes:
        first = clauses[bisect_right(clauses, start) - 1]
        if meaning != "NEG" or text[start:end] not in TOPIC_DENIALS:
            continue
        veiled = any(v[0] <= start < v[1] for v in veils)
        near = 0 < start - first <= TOPIC_REACH
        if near and not veiled and turns.isdisjoint(range(first, start)):
            yield first, start


def _denied_to(
    text: str, start: int, end: int, meaning: str,
    clauses: list[int], breaks: list[int],
) -> int:  # fmt: skip
    if meaning == "NEGTIGHT":
        reach = _tight_reach(text, start, clauses)
        return min(end + reach, _next(clauses, end, len(text)))
    reach = LATIN_REACH if text[start].isascii() else HAN_REACH
    turn = _next(breaks, end - 1, len(text))
    return min(_next(clauses, end, len(text)), end + reach, turn)


def _tight_reach(text: str, start: int, clauses: list[int]) -> int:
    """Return how far a short "not" reaches; a clause that begins with it, wholly."""
    first = clauses[bisect_right(clauses, start) - 1]
    if text[start] == "别" and text[first:start].strip() in BEFORE_DO_NOT:
        return HAN_REACH
    return 3 if text[start] in "不别唔" else 8


def _next(bounds: list[int], place: int, last: int) -> int:
    index = bisect_left(bounds, place + 1)
    return bounds[index] if index < len(bounds) else last
