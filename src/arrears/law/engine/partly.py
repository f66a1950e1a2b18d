"""A rule's answer where some facts are one and the same in every row of a frame."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from operator import ge, gt, le, lt
from typing import Any

import narwhals.stable.v2 as nw

from .rule import Rule
from .truth import Truth, Value, as_truth


def answered(rule: Rule, *, on: date, settled: Mapping[str, object]) -> Truth | nw.Expr:
    """
    Return the rule's answer: one truth for every row where `settled` decides, else a column.

    Facts   each of `rule.facts` that is not settled is read from the column of its name
    """
    if not rule.in_force(on):
        return Truth(known=False)
    found = rule.answer(
        lambda name: Partly(Value(settled[name]) if name in settled else nw.col(name)),
        on=on,
    )
    held: Plain | nw.Expr = found.held
    return held if isinstance(held, nw.Expr) else as_truth(held)


@dataclass(frozen=True, slots=True, eq=False)
class Partly:
    """What a rule works with: one plain value for all rows, or a column."""

    held: Plain | nw.Expr

    def __eq__(self, other: object) -> Partly:  # type: ignore[override]
        return self._compared(lambda mine, theirs: mine == theirs, other)

    def __ne__(self, other: object) -> Partly:  # type: ignore[override]
        return self._compared(lambda mine, theirs: mine != theirs, other)

    def __lt__(self, other: object) -> Partly:
        return self._compared(lt, other)

    def __le__(self, other: object) -> Partly:
        return self._compared(le, other)

    def __gt__(self, other: object) -> Partly:
        return self._compared(gt, other)

    def __ge__(self, other: object) -> Partly:
        return self._compared(ge, other)

    def is_in(self, others: Collection[object]) -> Partly:
        """Say whether the value is one of `others`."""
        if isinstance(self.held, nw.Expr):
            return Partly(self.held.is_in(list(others)))
        return Partly(as_value(self.held).is_in(others))

    def __or__(self, other: Partly) -> Partly:
        mine, theirs = self.held, other.held
        if not isinstance(mine, nw.Expr):
            return _either(as_truth(mine), theirs)
        if not isinstance(theirs, nw.Expr):
            return _either(as_truth(theirs), mine)
        return Partly(mine | theirs)

    def __and__(self, other: Partly) -> Partly:
        mine, theirs = self.held, other.held
        if isinstance(mine, nw.Expr) and isinstance(theirs, nw.Expr):
            return Partly(mine & theirs)
        return ~(~self | ~other)

    def __invert__(self) -> Partly:
        return Partly(~self.held)

    __hash__ = None  # type: ignore[assignment]

    def _compared(self, how: Callable[[Any, Any], Any], other: object) -> Partly:
        theirs = other.held if isinstance(other, Partly) else other
        mine = self.held
        if isinstance(mine, nw.Expr) and isinstance(theirs, Value):
            return Partly(how(mine, nw.lit(theirs.plain)))
        if isinstance(theirs, nw.Expr) and isinstance(mine, Value):
            return Partly(how(nw.lit(mine.plain), theirs))
        return Partly(how(mine, theirs))


Plain = Truth | Value


def as_value(plain: Plain) -> Value:
    """Return a plain answer as a value, to be compared."""
    return plain if isinstance(plain, Value) else Value(plain.known)


def _either(plain: Truth, other: Plain | nw.Expr) -> Partly:
    """Return "one or the other" where one is the same in every row."""
    if not isinstance(other, nw.Expr):
        return Partly(plain | other)
    if plain.known is None:
        return Partly(nw.lit(None, dtype=nw.Boolean) | other)
    return Partly(plain if plain.known else other)
