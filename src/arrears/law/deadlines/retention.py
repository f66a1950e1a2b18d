"""How long records are kept once a claim is over, and by what text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml

from arrears.domain.words import Words

FILE = "retention.yaml"
LEAP_DAY, LAST_OF_FEBRUARY = 29, 28


@dataclass(frozen=True, slots=True)
class Minimum:
    """One text that has records kept for so many years."""

    products: frozenset[str]
    years: int
    what: Words
    cite: str
    mark: str

    def until(self, over_on: date) -> date:
        """Return the last day records are kept, of a claim that was over on that day."""
        year = over_on.year + self.years
        if (over_on.month, over_on.day) == (2, LEAP_DAY):
            return date(year, 2, LAST_OF_FEBRUARY)
        return over_on.replace(year=year)


@cache
def minima() -> tuple[Minimum, ...]:
    """Return every minimum there is."""
    text = (resources.files(__package__) / FILE).read_text("utf-8")
    return tuple(
        Minimum(
            frozenset(told["products"]),
            told["years"],
            Words(**told["what"]),
            told["cite"],
            told["mark"],
        )
        for told in yaml.safe_load(text)
    )


def longest(products: Iterable[str]) -> Minimum:
    """Return the minimum that keeps records of these products longest."""
    these = set(products)
    found = [each for each in minima() if each.products & these]
    return max(found or minima(), key=lambda each: each.years)
