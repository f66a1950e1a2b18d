"""Figures of law, each dated by the day it came into force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


class NotInForce(LookupError):
    """The figure had no value yet on that day."""


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A number or clock time with its unit and its values through time."""

    name: str
    unit: str
    since: Mapping[date, int]

    def on(self, day: date) -> int:
        """Return the value in force on `day`. Raises NotInForce before the first."""
        begun = [since for since in self.since if since <= day]
        if not begun:
            raise NotInForce(f"{self.name} on {day}")
        return self.since[max(begun)]

    @property
    def first_day(self) -> date:
        """Return the day from which there is a value."""
        return min(self.since)
