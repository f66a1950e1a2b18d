"""
Working days and rest days of a country, make-up workdays (调休) among them.

Public holidays and make-up workdays are those of the `holidays` library, pinned; the
house's own days take their place. A year whose make-up workdays are not known yet is
not published, and nobody may take its weekends and weekdays for settled.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from arrears.domain.words import Words

COUNTRIES = {
    "CN": Words("中国大陆", "Mainland China"),
    "HK": Words("香港", "Hong Kong"),
    "TW": Words("台湾", "Taiwan"),
    "SG": Words("新加坡", "Singapore"),
    "JP": Words("日本", "Japan"),
    "IN": Words("印度", "India"),
    "US": Words("美国", "United States"),
    "GB": Words("英国", "United Kingdom"),
    "IE": Words("爱尔兰", "Ireland"),
    "DE": Words("德国", "Germany"),
    "FR": Words("法国", "France"),
    "NL": Words("荷兰", "Netherlands"),
}
MADE_UP = {"CN"}  # weekends are worked there, by a list that comes out each autumn
CHINESE = {"CN", "HK", "TW"}


class DayKind(StrEnum):
    """What a day is in a calendar."""

    WORKDAY = "workday"
    MAKE_UP = "make_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    HOUSE_WORKS = "house_works"
    HOUSE_RESTS = "house_rests"

    @property
    def works(self) -> bool:
        """Say whether it is a working day."""
        return self in {DayKind.WORKDAY, DayKind.MAKE_UP, DayKind.HOUSE_WORKS}

    @property
    def words(self) -> Words:
        """Return what people call it."""
        return KIND_WORDS[self]


KIND_WORDS = {
    DayKind.WORKDAY: Words("工作日", "Working day"),
    DayKind.MAKE_UP: Words("调休上班", "Make-up workday"),
    DayKind.WEEKEND: Words("周末", "Weekend"),
    DayKind.HOLIDAY: Words("节假日", "Holiday"),
    DayKind.HOUSE_WORKS: Words("本处上班", "The house works"),
    DayKind.HOUSE_RESTS: Words("本处休息", "The house rests"),
}


@dataclass(frozen=True, slots=True)
class HouseDay:
    """A day that the house itself settled, and what it calls it."""

    works: bool
    name: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of a calendar; `name` is the holiday's, or the house's own words."""

    on: date
    kind: DayKind
    name: Words

    @property
    def works(self) -> bool:
        """Say whether it is a working day."""
        return self.kind.works


House = Mapping[date, HouseDay]
NOBODYS: House = {}


def day_of(country: str, on: date, house: House = NOBODYS) -> CalendarDay:
    """Return what the day is in a country's calendar; the house's own word is last."""
    if on in house:
        told = house[on]
        kind = DayKind.HOUSE_WORKS if told.works else DayKind.HOUSE_RESTS
        return CalendarDay(on, kind, Words(told.name, told.name))
    year = _year(country, on.year)
    if on in year.names:
        return CalendarDay(on, DayKind.HOLIDAY, year.names[on])
    if on in year.make_up:
        return CalendarDay(on, DayKind.MAKE_UP, DayKind.MAKE_UP.words)
    rests = on.weekday() in year.weekend
    kind = DayKind.WEEKEND if rests else DayKind.WORKDAY
    return CalendarDay(on, kind, kind.words)


def month_of(
    country: str, first: date, house: House = NOBODYS
) -> tuple[tuple[CalendarDay, ...], ...]:
    """Return the weeks, Monday first, that hold the month of `first`."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return tuple(tuple(day_of(country, on, house) for on in week) for week in weeks)


def is_published(country: str, year: int, house: House = NOBODYS) -> bool:
    """
    Say whether the year's working days are settled.

    Where weekends are made up for, they are once the library has the year's make-up
    workdays, or the house wrote down one of its own.
    """
    if country not in MADE_UP or _year(country, year).make_up:
        return True
    return any(on.year == year and told.works for on, told in house.items())


@dataclass(frozen=True, slots=True)
class _Year:
    names: Mapping[date, Words]
    make_up: frozenset[date]
    weekend: frozenset[int]


@lru_cache(maxsize=64)
def _year(country: str, year: int) -> _Year:
    import holidays  # noqa: PLC0415  (takes its time; a plan's policy needs the names alone)

    english = holidays.country_holidays(country, years=[year], language="en_US")
    chinese = english
    if country in CHINESE:
        chinese = holidays.country_holidays(country, years=[year], language="zh_CN")
    made_up: set[date] = getattr(english, "weekend_workdays", set())
    return _Year(
        names={on: Words(chinese.get(on, name), name) for on, name in english.items()},
        make_up=frozenset(on for on in made_up if on.year == year),
        weekend=frozenset(english.weekend),
    )
