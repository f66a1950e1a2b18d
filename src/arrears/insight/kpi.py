"""What a KPI is: words, a figure made of measures, and what misleads about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from arrears.domain.words import Words, joined

from .estimates import Interval
from .house import House
from .measures import MEASURES, POPULATIONS, SOURCES

Days = Mapping[str, Mapping[date, int]]  # measure, day -> amount


class Unit(StrEnum):
    """What a figure is counted in."""

    SHARE = "share"  # 0 to 1
    COUNT = "count"
    MONEY = "money"  # minor units
    RATE = "rate"  # per one of something, no share
    PER_THOUSAND = "per_thousand"
    MINUTES = "minutes"
    DAYS = "days"
    POINTS = "points"

    @property
    def words(self) -> Words:
        """Return the unit as people read it."""
        return UNITS[self]


UNITS = {
    Unit.SHARE: Words("占比（0 到 1）", "a share, 0 to 1"),
    Unit.COUNT: Words("次数", "a count"),
    Unit.MONEY: Words("金额（最小货币单位）", "money, minor units"),
    Unit.RATE: Words("每一个", "per one"),
    Unit.PER_THOUSAND: Words("每千次", "per thousand"),
    Unit.MINUTES: Words("分钟", "minutes"),
    Unit.DAYS: Words("天", "days"),
    Unit.POINTS: Words("分（1 到 5）", "points, 1 to 5"),
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure: what it is made of, its value, and how sure it is."""

    part: int
    whole: int | None
    value: Decimal | None
    interval: Interval | None = None
    said: Words | None = None  # why there is no value
    part_of: str = ""  # the measure above the line, where it is one
    whole_of: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an answer: within its group a label, where there are several."""

    estimate: Estimate
    label: Words | None = None
    target: Decimal | None = None
    said: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """The days that are asked for, both ends among them, and the house's own figures."""

    since: date
    until: date
    house: House


class Figure(Protocol):
    """How a KPI is made from the days' tallies of one group."""

    @property
    def unit(self) -> Unit:
        """Return what it is counted in."""

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the measures it needs."""

    @property
    def formula(self) -> Words:
        """Return how it is made, in words."""

    @property
    def reach_days(self) -> int:
        """Return how many days before those asked for it needs."""

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return the group's lines; one, where the figure is plain."""


@dataclass(frozen=True, slots=True)
class Kpi:
    """
    One KPI. Population and source are those of its measures.

    `pair` names the KPIs that are always read beside it; a target is looked up in
    targets.yaml by the key.
    """

    key: str
    title: Words
    meaning: Words
    trap: Words
    figure: Figure
    item: str = ""  # of the catalogue
    pair: Sequence[str] = ()
    higher_is_better: bool | None = None

    @property
    def population(self) -> Words:
        """Return who and what is counted, family by family."""
        families = dict.fromkeys(MEASURES[m].family for m in self.figure.measures)
        return joined([POPULATIONS[family] for family in families])

    @property
    def source(self) -> Words:
        """Return where the rows come from."""
        families = dict.fromkeys(MEASURES[m].family for m in self.figure.measures)
        return joined([SOURCES[family] for family in families])
