"""The talks (QST-06): which fit a case, and each one ready to speak, every sentence checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from arrears.domain.words import Words
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.playbook.scripts.slots import Facts

from .ability import Ability
from .case import Case
from .notes import Notes
from .offers import OfferIdea
from .slots import speakable
from .willingness import Willingness

LEAST = 3
MOST = 4
PHONE = CaseFacts.read({"identity_verified": True, "offer_approved": True})


@dataclass(frozen=True, slots=True)
class Answer:
    """What she may say, and the answer; `card` is the objection's card."""

    card: str
    hears: Words
    say: Words


@dataclass(frozen=True, slots=True)
class Talk:
    """
    One way of holding the talk, in its stages, with slots.

    `fits` says for whom: every key must hold, within a key any of its values.
    """

    id: str
    title: Words
    why: Words
    cards: tuple[str, ...]
    fits: Mapping[str, frozenset[str]]
    weight: int
    opening: tuple[Words, ...]
    questions: tuple[Words, ...]
    answers: tuple[Answer, ...]
    ladder: tuple[Words, ...]
    close: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A talk ready to speak: one opening and one close, every slot filled."""

    talk: Talk
    opening: Words
    questions: tuple[Words, ...]
    answers: tuple[Answer, ...]
    ladder: tuple[Words, ...]
    close: Words


@dataclass(frozen=True, slots=True)
class Suited:
    """What a talk is chosen by."""

    case: Case
    notes: Notes
    reasons: tuple[str, ...]
    personas: tuple[str, ...]
    ability: Ability
    willingness: Willingness
    offers: tuple[OfferIdea, ...]

    def values(self) -> Mapping[str, frozenset[str]]:
        """Return what holds of the case, by the keys of `fits`."""
        facts = set(self.notes.standing)
        if (self.case.hand or 1) > 1:
            facts.add("later_hand")
        if any(word in self.case.product for word in TRADE):
            facts.add("trade")
        return {
            "ability": frozenset((self.ability,)),
            "willingness": frozenset((self.willingness,)),
            "personas": frozenset(self.personas),
            "reasons": frozenset(self.reasons),
            "offers": frozenset(self.offers),
            "facts": frozenset(facts),
        }


TRADE = ("货款", "账款", "工程", "质保", "invoice", "trade")


def chosen(suited: Suited, facts: Facts, *, seed: int) -> tuple[Prepared, ...]:
    """
    Return the talks for a case, the most fitting first, each ready to speak.

    Three or four of different approaches; fewer only where fewer can be said honestly.
    The same seed gives the same words, another seed other variants.
    """
    held = suited.values()
    fitting = sorted(
        (talk for talk in talks() if _fits(talk, held)),
        key=lambda talk: (-talk.weight * (1 + len(talk.fits)), talk.id),
    )
    found: list[Prepared] = []
    for talk in fitting:
        if ready := prepared(talk, facts, seed=seed):
            found.append(ready)
        if len(found) == MOST:
            break
    return tuple(found)


def prepared(talk: Talk, facts: Facts, *, seed: int) -> Prepared | None:
    """Return a talk with its slots filled; None where its opening, ladder or close cannot be said."""
    openings, closes = _sayable(talk.opening, facts), _sayable(talk.close, facts)
    ladder = _sayable(talk.ladder, facts)
    if not openings or not closes or not ladder:
        return None
    return Prepared(
        talk=talk,
        opening=openings[seed % len(openings)],
        questions=tuple(_sayable(talk.questions, facts)),
        answers=tuple(_answered(talk.answers, facts)),
        ladder=tuple(ladder),
        close=closes[seed % len(closes)],
    )


def _answered(told: Sequence[Answer], facts: Facts) -> Iterator[Answer]:
    for each in told:
        for say in _sayable([each.say], facts):
            yield Answer(each.card, each.hears, say)


def _sayable(lines: Sequence[Words], facts: Facts) -> list[Words]:
    return [line for line in speakable(lines, facts) if lawful(line)]


def lawful(line: Words) -> bool:
    """Say whether the wording check lets the sentence pass, in both languages."""
    return _passes(line.zh) and _passes(line.en)


@lru_cache(maxsize=20_000)
def _passes(text: str) -> bool:
    return judge(Wording(text, "debtor", "phone", PHONE)).verdict != "block"


def _fits(talk: Talk, held: Mapping[str, frozenset[str]]) -> bool:
    return all(wanted & held[key] for key, wanted in talk.fits.items())


@cache
def talks() -> tuple[Talk, ...]:
    """Return every talk, in the order of the file."""
    path = resources.files(__package__) / "talks.yaml"
    rows = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(_talk(row) for row in rows)


def _talk(row: Mapping[str, Any]) -> Talk:
    return Talk(
        id=row["id"],
        title=Words(**row["title"]),
        why=Words(**row["why"]),
        cards=tuple(row["cards"]),
        fits={key: frozenset(each) for key, each in (row.get("fits") or {}).items()},
        weight=row["weight"],
        opening=_lines(row["opening"]),
        questions=_lines(row["questions"]),
        answers=tuple(
            Answer(each["card"], Words(**each["hears"]), Words(**each["say"]))
            for each in row["answers"]
        ),
        ladder=_lines(row["ladder"]),
        close=_lines(row["close"]),
    )


def _lines(rows: Sequence[Mapping[str, str]]) -> tuple[Words, ...]:
    return tuple(Words(**row) for row in rows)
