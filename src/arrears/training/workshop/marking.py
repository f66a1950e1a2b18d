"""A learner's analysis marked against the house's, item by item, with the sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arrears.domain.contact.outcome import BY_CODE
from arrears.domain.words import Words
from arrears.playbook.card import Card, cards
from arrears.playbook.review.review import Review, review
from arrears.playbook.review.weights import Point

from .case_file import CaseFile
from .sheet import NONE, Item, items

HUNDRED = 100
QUOTED = Words("“{quote}”", "“{quote}”")
QUESTIONS = {
    "route": "",
    "ability": "QST-01",
    "offers": "QST-02",
    "next_contact": "QST-04",
}
Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign behind an estimate: its points, what was heard or seen, and its card."""

    points: int
    words: Words
    card: str


@dataclass(frozen=True, slots=True)
class Marked:
    """
    One item: what she said, what the house says, how much agrees (0 to 100), and why.

    sources  cards of the house's answer; signs: what an estimate comes from
    """

    item: Item
    given: tuple[str, ...]
    house: tuple[str, ...]
    share: int
    why: Words | None
    sources: tuple[Card, ...]
    signs: tuple[Sign, ...]

    @property
    def agrees(self) -> tuple[Words, ...]:
        """Return what both say."""
        return self._words([name for name in self.given if name in self.house])

    @property
    def hers_alone(self) -> tuple[Words, ...]:
        """Return what only she says."""
        return self._words([name for name in self.given if name not in self.house])

    @property
    def house_alone(self) -> tuple[Words, ...]:
        """Return what only the house says."""
        return self._words([name for name in self.house if name not in self.given])

    def _words(self, names: Sequence[str]) -> tuple[Words, ...]:
        return tuple(self.item.choices[name] for name in names)


@dataclass(frozen=True, slots=True)
class Result:
    """The whole analysis marked; the score is the items' shares by their weights."""

    file: CaseFile
    items: tuple[Marked, ...]

    @property
    def score(self) -> int:
        """Return the score, 0 to 100."""
        return sum(each.share * each.item.weight for each in self.items) // HUNDRED


def marked(file: CaseFile, given: Given) -> Result:
    """Return an analysis marked; what is no choice of an item is left out."""
    told = review(file.case)
    return Result(file, tuple(_marked(file, told, each, given) for each in items()))


def known(given: Given) -> Mapping[str, list[str]]:
    """Return of what was given only what the sheet knows; of one choice the first."""
    return {each.name: list(given_of(each, given)) for each in items()}


def _marked(file: CaseFile, told: Review, item: Item, given: Given) -> Marked:
    hers, found = given_of(item, given), _found(told)[item.name] or (NONE,)
    house = _house(file, item) if item.name in file.house else found
    same = set(house) == set(found)
    return Marked(
        item=item,
        given=hers,
        house=house,
        share=share_of(hers, house),
        why=_reason(file, told, item) if same else file.note,
        sources=_sources(item.name, house),
        signs=tuple(map(_sign, _points(told, item.name))) if same else (),
    )


def given_of(item: Item, given: Given) -> tuple[str, ...]:
    """Return what was given of an item's choices; of one choice the first."""
    names = dict.fromkeys(given.get(item.name, ()))
    hers = tuple(name for name in names if name in item.choices)
    return hers if item.many else hers[:1]


def _house(file: CaseFile, item: Item) -> tuple[str, ...]:
    told = file.house[item.name]
    several = told if isinstance(told, list) else [told]
    return tuple(map(str, several)) or (NONE,)


def _found(told: Review) -> Mapping[str, tuple[str, ...]]:
    return {
        "route": (str(told.route),),
        "reasons": told.reasons,
        "personas": tuple(name for name, _ in told.personas),
        "ability": (str(told.ability),),
        "willingness": (str(told.willingness),),
        "next_contact": (str(told.next_contact),),
        "offers": tuple(map(str, told.offers)),
    }


def share_of(hers: Sequence[str], house: Sequence[str]) -> int:
    """Return how much agrees: what both say of all that either says."""
    both, either = set(hers) & set(house), set(hers) | set(house)
    return HUNDRED * len(both) // len(either)


def _why(told: Review, name: str) -> Words | None:
    if name == "route":
        return told.taken.why
    return told.answers.get(QUESTIONS.get(name, ""))


def _reason(file: CaseFile, told: Review, item: Item) -> Words | None:
    why = _why(told, item.name)
    return in_english(file, why) if why else None


def in_english(file: CaseFile, why: Words) -> Words:
    """Return a sentence with the policy's terms in English where the file tells them so."""
    told, english = file.case.allowed, why.en
    for name, terms in (
        ("plan", told.plan),
        ("waiver", told.waiver),
        ("extension", told.extension),
    ):
        if terms:
            english = english.replace(terms, file.english.get(name, terms))
    return replace(why, en=english)


def _sources(name: str, house: Sequence[str]) -> tuple[Card, ...]:
    names = [QUESTIONS.get(name, ""), *house]
    return tuple(cards()[each] for each in names if each in cards())


def _points(told: Review, name: str) -> tuple[Point, ...]:
    if name == "willingness":
        return tuple(each for each in told.evidence if each.scale == name)
    if name == "personas":
        named = {code for code, _ in told.personas}
        return tuple(each for each in told.evidence if each.scale in named)
    return ()


def _sign(point: Point) -> Sign:
    quoted = BY_CODE[point.quote].words if point.quote in BY_CODE else None
    heard = QUOTED.filled(quote=point.quote) if point.quote else None
    return Sign(point.points, quoted or heard or point.words, point.card)
