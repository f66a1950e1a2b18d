"""How somebody agreed to something, and the hours of a day that agreements name."""

from collections.abc import Iterator
from enum import StrEnum

from arrears.domain.words import Words

WHOLE_DAY = 24 * 60


class AgreedBy(StrEnum):
    """What shows that it was agreed."""

    SPOKEN = "spoken"
    WRITING = "writing"
    APP = "app"

    @property
    def words(self) -> Words:
        """Return the way as people read it."""
        return AGREED_WORDS[self]


AGREED_WORDS = {
    AgreedBy.SPOKEN: Words("口头同意，有录音", "spoken, with a recording"),
    AgreedBy.WRITING: Words("书面同意", "in writing"),
    AgreedBy.APP: Words("在手机应用中同意", "in the app"),
}


def hours_meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether two spans of the day share a minute; the end before the start wraps."""
    return any(
        begins < ends_too and begins_too < ends
        for begins, ends in _spans(*one)
        for begins_too, ends_too in _spans(*other)
    )


def _spans(begins: int, ends: int) -> Iterator[tuple[int, int]]:
    if begins < ends:
        yield begins, ends
    else:
        yield begins, WHOLE_DAY
        yield 0, ends
