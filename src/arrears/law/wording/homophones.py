"""Words hidden behind characters of the same sound, pinyin or an initial, unmasked."""

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

import ahocorasick  # type: ignore[import-not-found]

SOUNDS = 0xE000  # private use: one sign for each syllable
LATIN = re.compile(r"[a-z]+(?:['\s]?[a-z]+)*")
HAN = re.compile("[\u4e00-\u9fff]")
MIXED = re.compile("[a-z0-9][\u4e00-\u9fff]|[\u4e00-\u9fff][a-z0-9]")
# Grammar words and words of every bill: never taken for a mask.
EVERYDAY = frozenset(
    "的是为未位到得在有我你您他她它们这那不了和就也会要以可能上下前后期时事使行进请将已"
    "经并与及其对从向把被让给由于此如所只还没做作需想说看去来过再又都很更最每各同用于因"
    "元月日号年天点分一二三四五六七八九十两几个件名次种样些心里中内外间款单钱人家起联"
)


class Masks(NamedTuple):
    """What hides what: sounds of words, real words of the same sound, spellings."""

    sounds: ahocorasick.Automaton
    real: frozenset[str]
    written: re.Pattern[str]
    meant: dict[str, str]
    syllables: dict[str, str]
    signs: dict[int, int]


def unmasked(text: str, at: list[int] | None) -> tuple[str, list[int] | None]:
    """Return `text` with masked words put back, and the places they came from."""
    if not HAN.search(text):
        return (text, at) if len(text) > LONGEST else _spoken_only(text, at)
    if MIXED.search(text):
        text, at = _rewritten(text, at)
        text, at = _from_pinyin(text, at)
    elif LATIN.search(text):
        text, at = _from_pinyin(text, at)
    return _from_sounds(text), at


LONGEST = 60  # characters of a line that is pinyin only


def _spoken_only(text: str, at: list[int] | None) -> tuple[str, list[int] | None]:
    spoken = [s for word in re.split("[^a-z]+", text) if word for s in _split(word)]
    if not spoken or any(not s for s in spoken):
        return text, at
    return _from_pinyin(text, at)


def _rewritten(text: str, at: list[int] | None) -> tuple[str, list[int] | None]:
    masks = _masks()
    if not masks.written.search(text):
        return text, at
    pieces, places, last = [], [], 0
    at = at or list(range(len(text)))
    for found in masks.written.finditer(text):
        word = masks.meant[found[0]]
        pieces += [text[last : found.start()], word]
        places += at[last : found.start()]
        places += _spread(at, *found.span(), len(word))
        last = found.end()
    return "".join([*pieces, text[last:]]), places + at[last:]


def _spread(at: list[int], start: int, end: int, length: int) -> list[int]:
    places = at[start:end][: length - 1]
    last = at[end - 1]
    return [*places, *[last] * (length - len(places))]


def _from_pinyin(text: str, at: list[int] | None) -> tuple[str, list[int] | None]:
    """Put back words spelt in pinyin, wholly or in part."""
    units = _units(text)
    if len(units) == len(text):
        return text, at
    masks = _masks()
    stream = "".join(unit[0] for unit in units)
    found = [
        (end - len(word) + 1, end + 1, word)
        for end, word in masks.sounds.iter(stream)
        if any(
            units[i][2] - units[i][1] > 1 for i in range(end - len(word) + 1, end + 1)
        )
    ]
    if not found:
        return text, at
    at = at or list(range(len(text)))
    pieces, places, last = [], [], 0
    for first, past, word in found:
        start, end = units[first][1], units[past - 1][2]
        if start < last:
            continue
        pieces += [text[last:start], word]
        places += at[last:start]
        places += _spread(at, start, end, len(word))
        last = end
    return "".join([*pieces, text[last:]]), places + at[last:]


def _units(text: str) -> list[tuple[str, int, int]]:
    """Return each sound of the text with its place: a character or a syllable."""
    signs, syllables = _masks().signs, _masks().syllables
    units, place = [], 0
    for found in re.finditer("[a-z]+", text):
        units += [
            (chr(signs.get(ord(text[i]), ord(text[i]))), i, i + 1)
            for i in range(place, found.start())
            if text[i] not in " '"
        ]
        place = found.start()
        for part in _split(found[0]):
            if part:
                units.append((syllables[part], place, place + len(part)))
                place += len(part)
            else:
                units += [(text[i], i, i + 1) for i in range(place, found.end())]
                break
        place = found.end()
    return units + [
        (chr(signs.get(ord(text[i]), ord(text[i]))), i, i + 1)
        for i in range(place, len(text))
        if text[i] not in " '"
    ]


@cache
def _split(word: str) -> tuple[str, ...]:
    """Split Latin letters into syllables; an empty last part where that fails."""
    if len(word) > LONGEST:
        return ("",)
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            if start in best and word[start:end] in _masks().syllables:
                parts = (*best[start], word[start:end])
                if end not in best or len(parts) < len(best[end]):
                    best[end] = parts
    return best.get(len(word), ("",))


def _from_sounds(text: str) -> str:
    """Put back words with one character exchanged for another of the same sound."""
    masks = _masks()
    stream = text.translate(masks.signs)
    for end, word in masks.sounds.iter(stream):
        start = end - len(word) + 1
        seen = text[start : end + 1]
        if seen == word or seen in masks.real:
            continue
        strange = [a for a, b in zip(seen, word, strict=True) if a != b]
        if len(strange) * 2 <= len(word) and EVERYDAY.isdisjoint(strange):
            text = text[:start] + word + text[end + 1 :]
    return text


@cache
def _masks() -> Masks:
    folder = resources.files("arrears.law.wording")
    rows = [
        line.split(" ")
        for line in (folder / "syllables.txt").read_text("utf-8").splitlines()
    ]
    syllables = {row[0]: chr(SOUNDS + i) for i, row in enumerate(rows)}
    signs = {ord(c): SOUNDS + i for i, row in enumerate(rows) for c in row[1]}
    parts = _sections((folder / "masked.txt").read_text("utf-8"))
    sounds = ahocorasick.Automaton()
    for word in parts["words"]:
        sounds.add_word(word.translate(signs), word)
    sounds.make_automaton()
    spoken = {sign: name for name, sign in syllables.items()}
    meant = dict(line.split(" ") for line in parts["written"])
    for word in parts["initials"]:
        first = spoken[word[0].translate(signs)][0]
        meant[first + word[1]] = word
    written = re.compile("|".join(map(re.escape, sorted(meant))))
    return Masks(sounds, frozenset(parts["real"]), written, meant, syllables, signs)


def _sections(text: str) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            rows = parts.setdefault(line[1:-1], [])
        else:
            rows.append(line)
    return parts
