"""When a seat calls: from and until, with breaks; the clock is that of the plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from arrears.domain.words import Refusal, Words

from .window import MINUTES_PER_DAY, Window

CLOCK = r"([01]\d|2[0-4]):([0-5]\d)"
STRETCH = re.compile(rf"{CLOCK}\s*[-–]\s*{CLOCK}")
MOST_BREAKS = 6


class HoursRefused(Refusal):
    """The hours cannot be like this."""


class HoursMisplaced(HoursRefused):
    """They end before they begin, or leave the day."""

    words = Words(
        "工作时间 {hours} 不对：开始须早于结束，并在同一天之内。",
        "The hours {hours} cannot be: they begin before they end, within one day.",
    )


class BreaksNotRead(HoursRefused):
    """A break that nobody can read."""

    words = Words(
        "休息时间“{found}”看不懂，请写成 12:00-13:00，多段用逗号隔开，最多 {most} 段。",
        "The break “{found}” cannot be read. Write 12:00-13:00, several with commas, {most} at most.",
    )


class BreakOutside(HoursRefused):
    """A break outside the hours, or all of them."""

    words = Words(
        "休息时间 {pause} 不对：须在工作时间 {hours} 之内，各段不重叠，也不能占满全部时间。",
        "The break {pause} cannot be: breaks lie within the hours {hours}, meet no other, and leave some time.",
    )


@dataclass(frozen=True, slots=True)
class Hours:
    """The stretches of the day in which a seat calls, in order."""

    stretches: tuple[Window, ...]

    @property
    def is_whole_day(self) -> bool:
        """Say whether nothing was told of it."""
        return self == WHOLE_DAY

    def within(self, window: Window) -> tuple[Window, ...]:
        """Return the stretches of the window in which the seat calls."""
        return tuple(s.within(window) for s in self.stretches if s.meets(window))

    def minutes(self, window: Window) -> int:
        """Return how many minutes of the window the seat calls."""
        return sum(each.minutes for each in self.within(window))

    def holds(self, clock: int) -> bool:
        """Say whether the seat calls at this minute."""
        return any(each.holds(clock) for each in self.stretches)

    def minute(self, window: Window, *, after: int) -> int:
        """Return the clock after so many of the window's minutes; at most the last."""
        left = after
        for each in self.within(window):
            if left < each.minutes:
                return each.from_minutes + left
            left -= each.minutes
        return self.within(window)[-1].until_minutes - 1


WHOLE_DAY = Hours((Window(0, MINUTES_PER_DAY),))


def hours(begins: int | None, ends: int | None, breaks: str) -> Hours:
    """Return the hours from a minute until another, less the breaks. Raises HoursRefused."""
    day = Window(begins or 0, MINUTES_PER_DAY if ends is None else ends)
    if not 0 <= day.from_minutes < day.until_minutes <= MINUTES_PER_DAY:
        raise HoursMisplaced(hours=day)
    left, at = [], day.from_minutes
    for each in breaks_of(breaks):
        if each.from_minutes < at or each.until_minutes > day.until_minutes:
            raise BreakOutside(pause=each, hours=day)
        left.append(Window(at, each.from_minutes))
        at = each.until_minutes
    left.append(Window(at, day.until_minutes))
    stretches = tuple(each for each in left if each.minutes)
    if not stretches:
        raise BreakOutside(pause=day, hours=day)
    return Hours(stretches)


def breaks_of(text: str) -> Sequence[Window]:
    """Return the breaks of "12:00-13:00, 15:30-15:45" in order. Raises BreaksNotRead."""
    parts = [part.strip() for part in re.split("[,，]", text) if part.strip()]
    found = [_stretch(part) for part in parts]
    if len(found) > MOST_BREAKS:
        raise BreaksNotRead(found=text[:40], most=MOST_BREAKS)
    return sorted(found, key=lambda each: each.from_minutes)


def _stretch(text: str) -> Window:
    told = STRETCH.fullmatch(text)
    if told is None:
        raise BreaksNotRead(found=text[:40], most=MOST_BREAKS)
    first, second, third, fourth = map(int, told.groups())
    found = Window(first * 60 + second, third * 60 + fourth)
    if found.minutes <= 0:
        raise BreaksNotRead(found=text[:40], most=MOST_BREAKS)
    return found


@dataclass(frozen=True, slots=True)
class Shift:
    """A seat's part of one round, where it is not there for all of it."""

    hours: Hours
    window: Window
    calls: int  # of a whole round
    minutes_per_call: int

    @property
    def room(self) -> int:
        """Return how many calls fit: at their ease, or as close as all would be."""
        there, whole = self.hours.minutes(self.window), self.window.minutes
        if there >= whole:
            return self.calls
        most = max(self.calls * there // whole, there // self.minutes_per_call)
        return min(self.calls, most)

    def minute(self, n: int) -> int:
        """Return the minute of the seat's n-th call of the round, from 0."""
        there = self.hours.minutes(self.window)
        eased = self.room * self.minutes_per_call <= there
        after = n * self.minutes_per_call if eased else n * there // self.room
        return self.hours.minute(self.window, after=after)

    def next_minute(self, clock: int) -> int | None:
        """Return the first minute of the round from `clock` on at which the seat calls."""
        for each in self.hours.within(self.window):
            if clock < each.until_minutes:
                return max(clock, each.from_minutes)
        return None
