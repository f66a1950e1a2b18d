"""The portrait exercise at the desk: the sheet, and a portrait beside the house's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from arrears.store.models import PortraitAnswer
from arrears.store.workshop import own_case, portraits_of
from arrears.training.workshop.case_file import UnknownWorkshopCase, case_file
from arrears.training.workshop.marking import Marked
from arrears.training.workshop.portrait import Part, Portrait, parts, portrait_kept

from .workshop import Page, UnknownAnswer, to_analyse

__all__ = [
    "UnknownAnswer",
    "UnknownWorkshopCase",
    "last_portraits",
    "portrait_drawn",
    "to_draw",
]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A case to read, and the steps of the exercise."""

    page: Page
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A portrait beside the house's; the score as it was judged."""

    by: str
    at: datetime
    page: Page
    portrait: Portrait
    score: int

    @property
    def steps(self) -> tuple[tuple[Part, tuple[Marked, ...]], ...]:
        """Return the steps with their items marked."""
        by_name = {each.item.name: each for each in self.portrait.items}
        return tuple(
            (part, tuple(by_name[item.name] for item in part.items)) for part in parts()
        )


def to_draw(name: str, *, all_of_them: bool) -> Sheet:
    """Return one case with the steps of the exercise. Raises UnknownWorkshopCase."""
    return Sheet(to_analyse(name, all_of_them=all_of_them), parts())


def portrait_drawn(number: int) -> Drawn:
    """Return a portrait marked. Raises UnknownAnswer, UnknownWorkshopCase."""
    row = PortraitAnswer.objects.filter(pk=number).first()
    if row is None:
        raise UnknownAnswer
    file = case_file(row.case, own=own_case, all_of_them=True)
    return Drawn(
        by=row.by,
        at=row.answered_at,
        page=to_analyse(row.case, all_of_them=True),
        portrait=portrait_kept(file, row.given, row.lines),
        score=row.score,
    )


def last_portraits(username: str) -> Mapping[str, PortraitAnswer]:
    """Return somebody's latest portrait of each case."""
    rows: Sequence[PortraitAnswer] = portraits_of(username)
    return {each.case: each for each in rows}
