"""The cards of the playbook: one for each item of the catalogue, in our own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from arrears.domain.words import Refusal, Words

from .ruling import Place, Ruling, Status

__all__ = ["Card", "Speaker", "Status", "UnknownCard", "card", "cards"]
FOLDER = "cards"
NOT_ITEMS = frozenset(("stages.yaml",))
SPOKEN = {
    "listen": Words("听", "Listen for"),
    "question": Words("问", "Ask"),
    "fact": Words("告知", "Tell"),
    "offer": Words("可以提供", "Offer"),
    "proof": Words("材料", "Proof"),
    "next": Words("下一步", "Next"),
    "fallback": Words("谈不成时", "If that fails"),
}


class UnknownCard(Refusal):
    """There is no card of that ID."""

    words = Words("没有编号为 {card} 的卡片。", "There is no card {card}.")


class Speaker(StrEnum):
    """Who speaks at a turn of a dialogue."""

    COLLECTOR = "collector"
    DEBTOR = "debtor"

    @property
    def words(self) -> Words:
        """Return who it is, as people say it."""
        return SPEAKER_WORDS[self]


SPEAKER_WORDS = {
    Speaker.COLLECTOR: Words("催收员", "Collector"),
    Speaker.DEBTOR: Words("客户", "Debtor"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """
    One item: what it is, how it shows, what to do and to leave, and what the law says.

    `say` are sentences that may be spoken to the debtor as they stand, with slots;
    `spoken` are the parts of an objection's answer, by name (SPOKEN); `lawful` is the
    lawful way to the same purpose, where the item itself is not allowed as it stands.
    `where` holds the places whose law says something of its own; elsewhere the card's own
    status holds. A turn of a dialogue has its `speaker`; what a debtor says in the lawful
    telling stands in its signals.
    """

    id: str
    title: Words
    text: Words
    signals: tuple[Words, ...]
    do: tuple[Words, ...]
    avoid: tuple[Words, ...]
    say: tuple[Words, ...]
    spoken: Mapping[str, Words]
    status: Status
    reason: Words
    where: Mapping[Place, Ruling]
    lawful: Words | None
    speaker: Speaker | None
    evidence: tuple[str, ...]
    see: tuple[str, ...]

    @property
    def steps(self) -> tuple[tuple[Words, Words], ...]:
        """Return the parts of an objection's answer in order, each with its name."""
        return tuple((SPOKEN[name], line) for name, line in self.spoken.items())

    def status_in(self, place: Place) -> Ruling:
        """Return what the law of `place` says, or the card's own status and reason."""
        return self.where.get(place, Ruling(self.status, self.reason))

    @property
    def family(self) -> str:
        """Return the family of its ID, as OBJ or STR-A."""
        return self.id.rstrip("0123456789").rstrip("-")


@cache
def cards() -> Mapping[str, Card]:
    """Return every card by its ID, in the order of their IDs."""
    found = [card for _, text in card_files() for card in read_cards(text)]
    return {card.id: card for card in sorted(found, key=lambda card: card.id)}


def card(name: str) -> Card:
    """Return the card of that ID. Raises UnknownCard."""
    found = cards().get(name.strip().upper())
    if found is None:
        raise UnknownCard(card=name)
    return found


def card_files() -> Sequence[tuple[str, str]]:
    """Return the name and the text of every file of cards."""
    folder = resources.files(__package__) / FOLDER
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return [
        (file.name, file.read_text("utf-8"))
        for file in files
        if file.name.endswith(".yaml") and file.name not in NOT_ITEMS
    ]


def read_cards(text: str) -> Sequence[Card]:
    """Return the cards of a file that `card_check` finds nothing against."""
    rows: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader) or []
    return [_card(row) for row in rows]


def _card(row: Mapping[str, Any]) -> Card:
    lawful, speaker = row.get("lawful"), row.get("speaker")
    return Card(
        id=row["id"],
        title=_words(row["title"]),
        text=_words(row["text"]),
        signals=_several(row.get("signals")),
        do=_several(row.get("do")),
        avoid=_several(row.get("avoid")),
        say=_several(row.get("say")),
        spoken={name: _words(row[name]) for name in SPOKEN if row.get(name)},
        status=Status(row["status"]),
        reason=_words(row["reason"]),
        where={Place(at): _ruling(told) for at, told in _told_where(row)},
        lawful=_words(lawful) if lawful else None,
        speaker=Speaker(speaker) if speaker else None,
        evidence=tuple(row.get("evidence") or ()),
        see=tuple(row.get("see") or ()),
    )


def _told_where(row: Mapping[str, Any]) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """Return what a row says of places, in the places' own order."""
    where = row.get("where") or {}
    return [(at, where[at]) for at in Place if at in where]


def _ruling(told: Mapping[str, Any]) -> Ruling:
    return Ruling(Status(told["status"]), _words(told["reason"]))


def _words(told: Mapping[str, str]) -> Words:
    return Words(told["zh"], told["en"])


def _several(told: Sequence[Mapping[str, str]] | None) -> tuple[Words, ...]:
    return tuple(_words(each) for each in told or ())
