"""The clock of a day under way: when a call's minute comes, and what is over."""

from dataclasses import dataclass
from datetime import date, datetime, time

from arrears.planner.policy import Policy
from arrears.planner.steps.openings import window_of
from arrears.planner.turn import Turn
from arrears.planner.window import Window
from arrears.store import cases
from arrears.store.models import WorkItem


@dataclass(frozen=True, slots=True)
class DayClock:
    """The day that is planned, the moment it is at, and the policy it runs by."""

    on: date
    now: datetime
    policy: Policy

    def window(self, round_: str) -> Window:
        """Return when calls of the round may begin."""
        return window_of(self.policy, round_)

    def instant(self, row: WorkItem, minutes: int) -> datetime:
        """Return the minute of the debtor's day as an instant."""
        clock = time(minutes // 60, minutes % 60)
        return cases.instant(row.case.debtor, on=self.on, clock=clock)

    def minute(self, row: WorkItem, turn: Turn) -> int:
        """Return the minute to judge the turn at: its own, else where its round begins."""
        if turn.slot_minutes is not None:
            return turn.slot_minutes
        if row.round == turn.round and row.slot_minutes is not None:
            return row.slot_minutes
        return self.window(turn.round).from_minutes

    def is_late(self, row: WorkItem, turn: Turn) -> bool:
        """Say whether the minute is over; the hour is asked of when the call is placed."""
        return self.instant(row, self.minute(row, turn)) < self.now
