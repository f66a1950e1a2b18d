"""The plain reader's values: true, false, or not known (Kleene's three values)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any


@dataclass(frozen=True, slots=True)
class Truth:
    """True, False, or None where a fact was not known."""

    known: bool | None

    def __or__(self, other: Truth | Value) -> Truth:
        theirs = as_truth(other).known
        if self.known or theirs:
            return Truth(known=True)
        return Truth(None if None in (self.known, theirs) else False)

    def __and__(self, other: Truth | Value) -> Truth:
        return ~(~self | ~as_truth(other))

    def __invert__(self) -> Truth:
        return Truth(None if self.known is None else not self.known)

    def __bool__(self) -> bool:
        msg = "a three-valued truth has no plain yes or no; combine it with | & ~"
        raise TypeError(msg)


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A fact's plain value; every comparison with an unknown one is unknown."""

    plain: Any

    def __eq__(self, other: object) -> Truth:  # type: ignore[override]
        return self._compared(lambda mine, theirs: mine == theirs, other)

    def __ne__(self, other: object) -> Truth:  # type: ignore[override]
        return ~(self == other)

    def __lt__(self, other: object) -> Truth:
        return self._compared(lt, other)

    def __le__(self, other: object) -> Truth:
        return self._compared(le, other)

    def __gt__(self, other: object) -> Truth:
        return self._compared(gt, other)

    def __ge__(self, other: object) -> Truth:
        return self._compared(ge, other)

    def is_in(self, others: Collection[Any]) -> Truth:
        """Say whether the value is one of `others`."""
        return self._compared(lambda mine, theirs: mine in theirs, others)

    def __or__(self, other: Truth | Value) -> Truth:
        return self._truth | as_truth(other)

    def __and__(self, other: Truth | Value) -> Truth:
        return self._truth & as_truth(other)

    def __invert__(self) -> Truth:
        return ~self._truth

    __hash__ = None  # type: ignore[assignment]

    @property
    def _truth(self) -> Truth:
        return Truth(self.plain)

    def _compared(self, how: Callable[[Any, Any], bool], other: object) -> Truth:
        theirs = other.plain if isinstance(other, Value) else other
        if self.plain is None or theirs is None:
            return Truth(None)
        return Truth(how(self.plain, theirs))


def as_truth(answer: Truth | Value) -> Truth:
    """Return a rule's answer as a truth, also where it is a bare yes-or-no fact."""
    return answer if isinstance(answer, Truth) else Truth(answer.plain)
