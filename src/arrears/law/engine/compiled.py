"""Rules made ready for one day: figures looked up, answers remembered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from .counter import Counter
from .rule import Rule
from .truth import Value, as_truth

ANSWERS_KEPT = 10_000  # of one rule on one day; then it forgets


class Known(dict[str, Any]):
    """Facts by name; one that is not there is not known."""

    def __missing__(self, name: str) -> None:
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """One rule on one day, with the answers it has given so far."""

    rule: Rule
    day: date
    figures: Mapping[str, int]
    asked: Callable[[Mapping[str, Any]], Any]
    answers: dict[Any, bool | None] = field(default_factory=dict)

    def breached(self, facts: Known) -> bool | None:
        """Return true, false, or None for not known; the same facts, the same answer."""
        told = self.asked(facts)
        try:
            return self.answers[told]
        except KeyError:
            return self._answered(told, facts)

    def _answered(self, told: Any, facts: Known) -> bool | None:
        answer = self.rule.answer(lambda name: Value(facts[name]), on=self.day)
        if len(self.answers) >= ANSWERS_KEPT:
            self.answers.clear()
        return self.answers.setdefault(told, as_truth(answer).known)


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """The rules in force on one day for one channel, and what they count."""

    rules: tuple[Ready, ...]
    counters: tuple[tuple[str, Counter], ...]


@lru_cache(maxsize=512)
def compiled(rules: tuple[Rule, ...], channel: str, day: date) -> Compiled:
    """Return the rules that speak of `channel` on `day`, made ready."""
    speaking = [r for r in rules if channel in r.channels and r.in_force(day)]
    counters = {name: c for rule in speaking for name, c in rule.counters.items()}
    return Compiled(
        rules=tuple(_ready(rule, day) for rule in speaking),
        counters=tuple(counters.items()),
    )


@lru_cache(maxsize=4096)
def _ready(rule: Rule, day: date) -> Ready:
    figures = {name: figure.on(day) for name, figure in rule.figures.items()}
    return Ready(rule, day, figures, itemgetter(*rule.facts))
