"""A rule: its function, its law, its figures, its cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrears.domain.words import Words

from .counter import Counter
from .figure import DatedFigure
from .verdict import Verdict

CLOCK = "local_minutes"  # minutes since the debtor's local midnight, 0 to 1439
SECONDS = "local_seconds"  # the same in seconds, 0 to 86399
WEEKDAY = "local_weekday"  # the debtor's own day of the week, Monday is 0
ZONE = "zone"  # the zone in which the question is judged
SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True, eq=False)  # one rule is itself alone
class Rule:
    """One rule of a pack; see docs/architecture.md, part 4, for the two files."""

    pack: str
    name: str
    title: Words
    cite: str
    row: str
    mark: str
    href: str
    force: str
    breach: Verdict
    channels: frozenset[str]
    why: Words
    not_coded: tuple[str, ...]
    figures: Mapping[str, DatedFigure]
    counters: Mapping[str, Counter]
    facts: tuple[str, ...]
    breached: Callable[[Any, Any], Any]
    cases: tuple[Mapping[str, Any], ...]
    quote: str = ""
    signed_by: str = ""  # empty: a draft until a lawyer signs

    @property
    def key(self) -> str:
        """Return the rule's full name, as verdicts and plans spell it."""
        return f"{self.pack}.{self.name}"

    @property
    def of_the_hour(self) -> bool:
        """Say whether the rule asks what time of day it is."""
        return not {CLOCK, SECONDS}.isdisjoint(self.facts)

    @property
    def turns(self) -> frozenset[int]:
        """Return the seconds of the day at which the rule's answer may turn."""
        if not self.of_the_hour:
            return frozenset()
        later = (0, 1) if SECONDS in self.facts else (0,)
        return frozenset(
            minutes * SECONDS_A_MINUTE + second
            for figure in self.figures.values()
            for minutes in figure.since.values()
            for second in later
        )

    def in_force(self, on: date) -> bool:
        """Say whether every figure of the rule has a value on day `on`."""
        return all(figure.first_day <= on for figure in self.figures.values())

    def answer(self, fact: Callable[[str], Any], *, on: date) -> Any:
        """Return the rule's function applied to `fact`, with the figures of `on`."""
        return self.breached(fact, lambda name: self.figures[name].on(on))
