"""The lexicon: words of one meaning, found in a plain text."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

import ahocorasick  # type: ignore[import-not-found]
import yaml

STEM = 4  # letters; a longer word may have an ending


def words_in(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and meaning of each word; of one meaning the longest at a place."""
    rows: list[tuple[int, int, str]] = []
    for last, (length, meanings, latin) in _automaton().iter(text):
        start, end = last - length + 1, last + 1
        if latin and not _stands_alone(text, start, end):
            continue
        rows += [(start, end, meaning) for meaning in meanings]
    for meaning, pattern in _patterns():
        rows += [(*found.span(), meaning) for found in pattern.finditer(text)]
    rows.sort(key=lambda row: (row[0], -row[1]))
    reach: dict[str, int] = {}
    kept = []
    for row in rows:
        name = row[2].lstrip("-")
        if row[1] > reach.get(name, 0):
            kept.append(row)
            reach[name] = row[1]
    return [row for row in kept if row[2][0] != "-"]


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start == 0 or not text[start - 1].isalpha() or text[start - 1] > "z"
    if not before:
        return False
    if end == len(text) or not text[end].isascii() or not text[end].isalpha():
        return True
    tail = text[end : end + 3]
    return (end - start > STEM and tail[:1].isalpha()) or tail.startswith("s")


@cache
def meanings() -> Mapping[str, tuple[str, ...]]:
    """Return the lexicon: the words of each meaning."""
    path = resources.files("arrears.law.wording") / "lexicon.yaml"
    rows = yaml.safe_load(path.read_text("utf-8"))
    return {name: tuple(str(words).split("|")) for name, words in rows.items()}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    path = resources.files("arrears.law.wording") / "patterns.yaml"
    rows = yaml.safe_load(path.read_text("utf-8"))
    return tuple((name, re.compile(pattern)) for name, pattern in rows.items())


@cache
def _automaton() -> ahocorasick.Automaton:
    words: dict[str, list[str]] = {}
    for name, its in meanings().items():
        for word in its:  # "-word" shadows a shorter word of the same meaning
            sign = "-" if word[0] == "-" else ""
            words.setdefault(word.lstrip("-"), []).append(sign + name)
    automaton = ahocorasick.Automaton()
    for word, names in words.items():
        automaton.add_word(word, (len(word), tuple(names), word[0].isascii()))
    automaton.make_automaton()
    return automaton
