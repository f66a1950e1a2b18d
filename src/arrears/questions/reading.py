"""The reading list as one learner sees it: everything to read, with the own note and tick."""

from collections.abc import Iterator
from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.store.models import ReadingMark, TrainerReading
from arrears.store.reading import listed, marks_of
from arrears.training.course.reading import (
    ADDED,
    OWN,
    Reading,
    UnknownReading,
    house_readings,
)

__all__ = ["UnknownReading", "reading_list", "to_read"]
AS_TYPED = Words("{title}", "{title}")


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One thing to read and the learner's own mark at it."""

    reading: Reading
    mark: ReadingMark | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What belongs together, and how much of it is ticked."""

    title: Words
    rows: tuple[ReadingRow, ...]

    @property
    def read(self) -> int:
        """Return how many are ticked."""
        return sum(1 for row in self.rows if row.mark and row.mark.read_at)


def reading_list(username: str) -> tuple[Shelf, ...]:
    """Return the shelves: lessons, the trainers' books, the law by place."""
    marks = marks_of(username)
    shelves: dict[Words, list[ReadingRow]] = {}
    for each in _everything():
        row = ReadingRow(each, marks.get(each.item))
        shelves.setdefault(each.group, []).append(row)
    return tuple(Shelf(title, tuple(rows)) for title, rows in shelves.items())


def to_read(item: str, username: str) -> ReadingRow:
    """Return one thing to read with the own mark. Raises UnknownReading."""
    found = next((each for each in _everything() if each.item == item), None)
    if found is None:
        raise UnknownReading
    return ReadingRow(found, marks_of(username).get(item))


def _everything() -> Iterator[Reading]:
    house = list(house_readings().values())
    yield from (each for each in house if each.rule is None)
    yield from map(_added, listed())
    yield from (each for each in house if each.rule is not None)


def _added(row: TrainerReading) -> Reading:
    title = AS_TYPED.filled(title=row.title)
    return Reading(f"{OWN}/{row.pk}", title, ADDED, source=row.where)
