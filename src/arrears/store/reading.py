"""The way to what trainers put on the reading list, and to a learner's own marks."""

from collections.abc import Mapping, Sequence

from .models import ReadingMark, TrainerReading

DIGITS = 18


def listed() -> Sequence[TrainerReading]:
    """Return what trainers put on the list and nobody withdrew, the first first."""
    return list(TrainerReading.objects.filter(withdrawn_at=None).order_by("pk"))


def lock_listed(number: int) -> TrainerReading | None:
    """Return one of these, held until the transaction ends, or None."""
    rows = TrainerReading.objects.select_for_update()
    return rows.filter(pk=number, withdrawn_at=None).first()


def is_listed(number: str) -> bool:
    """Say whether that number stands on the list."""
    fits = number.isascii() and number.isdecimal() and len(number) < DIGITS
    rows = TrainerReading.objects.filter(withdrawn_at=None)
    return fits and rows.filter(pk=int(number)).exists()


def marks_of(by: str) -> Mapping[str, ReadingMark]:
    """Return somebody's marks by item."""
    return {each.item: each for each in ReadingMark.objects.filter(by=by)}
