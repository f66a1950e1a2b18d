"""The day's rounds as they stand on the clock: which is on, which is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from arrears.domain.money.promise_hours import asked_now, hour_of
from arrears.domain.words import Words
from arrears.planner.policy import Policy
from arrears.planner.steps import rank
from arrears.planner.steps.openings import (
    AFTERNOON,
    EVENING,
    FOLLOW_UP,
    MORNING,
    PROMISED,
    window_of,
)
from arrears.planner.window import Window
from arrears.questions.my_worklist import PromiseLine, Round, WorkLine, Worklist
from arrears.questions.open_now import Now
from arrears.questions.promise_moments import KINDS

NOON = 12 * 60
DRAWN_UNASKED = 12  # calls of a round that is shut
PRIORITIES = {
    rank.FIRST_INSTALMENT: Words("首期逾期", "First instalment"),
    rank.PROMISED_TODAY: Words("今日承诺", "Promised today"),
    rank.CAN_PAY_PART: Words("可先还一部分", "Can pay part"),
    rank.LARGE: Words("金额较大", "Large amount"),
    rank.LOST: Words("失联", "Lost contact"),
}


@dataclass(frozen=True, slots=True)
class RoundShown:
    """One round as the page draws it; `state` is done, now, late or later."""

    round: Round
    window: Window  # minutes of the debtor's day
    state: str
    asked: bool = False  # somebody wants to see it, though it is not on
    now: Mapping[str, Now] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Say whether its calls stand open before the collector."""
        return self.asked or self.state == "now"

    @property
    def is_drawn(self) -> bool:
        """Say whether its calls are on the page; many shut away come when asked for."""
        return self.is_open or len(self.round.lines) <= DRAWN_UNASKED

    @property
    def open_lines(self) -> list[tuple[WorkLine, None]]:
        """Return the calls that may be made now, and those that were made."""
        return [
            (each, None) for each in self.round.lines if each.done or self._may(each)
        ]

    @property
    def shut_lines(self) -> list[tuple[WorkLine, Now]]:
        """Return the calls that may not be made now, each with why and when."""
        return [
            (each, self.now[each.number])
            for each in self.round.lines
            if not (each.done or self._may(each))
        ]

    def _may(self, line: WorkLine) -> bool:
        return line.number not in self.now or self.now[line.number].allowed

    @property
    def left(self) -> int:
        """Return how many of its calls are still to be made."""
        return len(self.round.lines) - self.round.done


@dataclass(frozen=True, slots=True)
class Due:
    """A promise due today and how long until its hour; negative when it is past."""

    line: PromiseLine
    at: datetime | None
    left: timedelta | None
    now: Words | None = None  # what its moment asks for: remind, or look in the ledger

    @property
    def is_over(self) -> bool:
        """Say whether its hour has passed."""
        return self.left is not None and self.left < timedelta(0)


def shown(
    rounds: Sequence[Round], policy: Policy, *, minutes: int, asked: str = ""
) -> tuple[RoundShown, ...]:
    """Return the rounds, marked the one to work on at `minutes` of the day, and `asked`."""
    found = []
    current = _current(rounds, policy, minutes)
    for each in rounds:
        window = window_of(policy, each.key)
        if each.key == PROMISED:
            window = policy.promised.window
        state = _state(each, window, current, minutes)
        found.append(RoundShown(each, window, state, each.key == asked))
    return tuple(found)


def due_lines(work: Worklist, *, now: datetime) -> tuple[Due, ...]:
    """Return the promises due today with the time left until each, and what it asks."""
    return tuple(_due(each, now=now) for each in work.promises)


def _current(rounds: Sequence[Round], policy: Policy, minutes: int) -> str:
    first, last = MORNING, AFTERNOON
    order: tuple[str, ...] = (first, last) if minutes < NOON else (last, first)
    if minutes >= window_of(policy, EVENING).from_minutes:
        order = (EVENING, *order)
    left = {each.key for each in rounds if each.done < len(each.lines)}
    wanted = (*order, PROMISED, FOLLOW_UP, EVENING)
    return next((key for key in wanted if key in left), "")


def _state(each: Round, window: Window, current: str, minutes: int) -> str:
    if each.done == len(each.lines):
        return "done" if each.lines else "later"
    if each.key == current:
        return "now"
    return "late" if minutes >= window.until_minutes else "later"


def _due(line: PromiseLine, *, now: datetime) -> Due:
    at = hour_of(line.promise, zone=line.zone)
    asked = asked_now(line.promise, zone=line.zone, state=line.state, now=now)
    return Due(line, at, at - now if at else None, KINDS[asked] if asked else None)
