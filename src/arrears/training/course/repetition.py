"""Spaced repetition by Leitner boxes: when an item is due again, from the answers alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer given: the item, the day, and whether it was right."""

    item: str
    on: date
    right: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One item in its box, from 0; asked again from `due_on`."""

    item: str
    box: int
    due_on: date


@cache
def days() -> Sequence[int]:
    """Return the days to wait, box by box."""
    file = resources.files(__package__) / "boxes.yaml"
    told: list[int] = yaml.safe_load(file.read_text("utf-8"))["days"]
    return told


def boxed(answers: Iterable[Answer], *, waits: Sequence[int]) -> tuple[Card, ...]:
    """
    Return every item in its box, the one due first at the front.

    The answers come oldest first. A right answer moves an item one box on, but only on or
    after the day it is due: cramming on one day moves it once. A wrong one takes it back
    to the first box.
    """
    kept: dict[str, Card] = {}
    for answer in answers:
        kept[answer.item] = _moved(kept.get(answer.item), answer, waits)
    return tuple(sorted(kept.values(), key=lambda each: (each.due_on, each.item)))


def due(cards: Iterable[Card], *, on: date) -> tuple[Card, ...]:
    """Return the items to ask that day."""
    return tuple(each for each in cards if each.due_on <= on)


def _moved(before: Card | None, answer: Answer, waits: Sequence[int]) -> Card:
    if before and answer.right and answer.on < before.due_on:
        return before
    box = _box(before, answer, last=len(waits) - 1)
    return Card(answer.item, box, answer.on + timedelta(days=waits[box]))


def _box(before: Card | None, answer: Answer, *, last: int) -> int:
    if before is None or not answer.right:
        return 0
    return min(before.box + 1, last)
