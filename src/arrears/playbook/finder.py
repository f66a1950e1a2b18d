"""The finder: what somebody just said, and the cards it calls for, the likeliest first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import isqrt, log

from arrears.law.wording.plain import plain

from .card import cards

LONGEST_RUN = 3
THOUSAND = 1000  # weights are whole thousandths
UNSEEN = 50  # thousandths: what a run counts for in a card whose lines lack it
MOST_CHARACTERS = 400  # of a longer text the beginning tells enough
UNITS = re.compile(r"[a-z0-9']+|[㐀-鿿]|[?!%]")
ID = re.compile(r"\b((?:STR-[ABGC]|DLG\d|[A-Z]{3,4})-?\d{2})\b")


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of what people say, with the cards it calls for, the best first."""

    cards: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Model:
    """
    Naive Bayes on runs of characters, counted from lines and titles when first asked.

    `rarity` weighs a run by how few lines have it; `base_of` is what each card scores for
    any run, `more` what a run adds to the cards whose lines have it.
    """

    rarity: Mapping[str, int]
    base_of: Mapping[str, int]
    more: Mapping[str, Sequence[tuple[str, int]]]


def find(text: str, *, most: int = 10) -> tuple[str, ...]:
    """
    Return the IDs of the cards that `text` calls for, the likeliest first.

    An ID in the text is its own answer. Empty where no run of the text was ever heard.
    """
    named = ID.findall(text.upper())
    known = _model()
    asked = _weighed(text[:MOST_CHARACTERS], known.rarity)
    if not asked:
        return tuple(dict.fromkeys(named))[:most]
    whole = sum(asked.values())
    scores = {card: base * whole for card, base in known.base_of.items()}
    for run, weight in asked.items():
        for card, extra in known.more[run]:
            scores[card] += weight * extra
    ranked = sorted(scores, key=lambda card: (-scores[card], card))
    return tuple(dict.fromkeys([*named, *ranked]))[:most]


@cache
def heard() -> tuple[Heard, ...]:
    """Return every line of what people say."""
    folder = resources.files(__package__) / "heard"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(
        line
        for file in files
        if file.name.endswith(".txt")
        for line in _lines(file.read_text("utf-8"))
    )


def _lines(text: str) -> Iterator[Heard]:
    for line in text.splitlines():
        cards, colon, said = line.partition(": ")
        if colon and not line.startswith("#"):
            yield Heard(tuple(cards.split("|")), said)


@cache
def _model() -> Model:
    said = [(line.text, line.cards[0]) for line in heard()]
    titles = [
        (title, each.id)
        for each in cards().values()
        if each.speaker is None  # a turn is read in its dialogue, not found by a word
        for title in (each.title.zh, each.title.en)
    ]
    return trained([*said, *titles])


def trained(lines: Iterable[tuple[str, str]]) -> Model:
    """Count the lines, each a text and its card, into a model."""
    told = [(Counter(_runs(text)), card) for text, card in lines]
    seen = Counter(run for runs, _ in told for run in runs)
    rarity = {run: THOUSAND + _log(1 + len(told), 1 + n) for run, n in seen.items()}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sums: Counter[str] = Counter()
    for runs, card in told:
        for run, weight in _normal(runs, rarity).items():
            counts[run][card] += weight
            sums[card] += weight
    size = UNSEEN * len(rarity)
    base_of = {card: _log(UNSEEN, total + size) for card, total in sums.items()}
    more = {
        run: [(card, _log(UNSEEN + count, UNSEEN)) for card, count in by_card.items()]
        for run, by_card in counts.items()
    }
    return Model(rarity, base_of, more)


def _log(share: int, of: int) -> int:
    """Return the logarithm of a share, in thousandths."""
    return round(THOUSAND * log(share / of))


def _weighed(text: str, rarity: Mapping[str, int]) -> Mapping[str, int]:
    return _normal(
        Counter({run: n for run, n in Counter(_runs(text)).items() if run in rarity}),
        rarity,
    )


def _normal(runs: Mapping[str, int], rarity: Mapping[str, int]) -> Mapping[str, int]:
    """Return the runs weighed by rarity, so that long texts weigh no more than short."""
    weights = {
        run: (THOUSAND + _log(n, 1)) * rarity[run] // THOUSAND
        for run, n in runs.items()
    }
    length = isqrt(sum(weight * weight for weight in weights.values())) or 1
    return {run: weight * THOUSAND // length for run, weight in weights.items()}


def _runs(text: str) -> Iterator[str]:
    """Yield every run of one to three characters, or words of letters, of a plain text."""
    units = ["^", *UNITS.findall(plain(text).text), "$"]
    for size in range(1, LONGEST_RUN + 1):
        for at in range(len(units) - size + 1):
            run = units[at : at + size]
            if run not in (["^"], ["$"]):
                yield "".join(word + " " if word.isascii() else word for word in run)
