"""The lessons: a short text each, what may be said, and the cards it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from arrears.domain.words import Refusal, Words

FOLDER = "lessons"


class UnknownLesson(Refusal):
    """There is no lesson of that name."""

    words = Words(
        "没有名为“{name}”的课。用 arrears practise lesson 看有哪些。",
        "There is no lesson “{name}”. arrears practise lesson lists them.",
    )


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson; `say` are sentences that may be spoken as they stand."""

    name: str
    title: Words
    text: Words
    say: tuple[Words, ...]
    cards: tuple[str, ...]


def lesson(name: str) -> Lesson:
    """Return the lesson of that name. Raises UnknownLesson."""
    if name not in lessons():
        raise UnknownLesson(name=name)
    return lessons()[name]


@cache
def lessons() -> Mapping[str, Lesson]:
    """Return every lesson by its name, in the order to read them."""
    folder = resources.files(__package__) / FOLDER
    rows = [
        row
        for family in ("MIND", "SKL", "NEG", "COMP", "STR")
        for row in yaml.load(
            (folder / f"{family}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
        )
    ]
    return {row["name"]: _lesson(row) for row in rows}


def _lesson(row: Mapping[str, Any]) -> Lesson:
    return Lesson(
        name=row["name"],
        title=Words(**row["title"]),
        text=Words(**row["text"]),
        say=tuple(Words(**each) for each in row.get("say") or ()),
        cards=tuple(row["cards"]),
    )
