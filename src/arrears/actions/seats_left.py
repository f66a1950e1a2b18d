"""The seats of a day under way: which may have a call, and what room each has left."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw
from django.db.models import Count

from arrears.planner.frames import shaped
from arrears.planner.steps.abilities import (
    Seat,
    brackets_of,
    needed,
    seats_of,
    sent_on,
)
from arrears.planner.steps.openings import ALL_ROUNDS, EVENING
from arrears.planner.turn import Turn
from arrears.store import cases, frames, steering
from arrears.store.models import PlanRun, WorkItem

from .day_clock import DayClock


@dataclass
class SeatsLeft:
    """The seats of one day's plan; `given` is what they got and lost since."""

    run: PlanRun
    clock: DayClock
    debtors: Sequence[int]
    given: Counter[tuple[str, str]] = field(default_factory=Counter)

    def found(self, row: WorkItem, turn: Turn, *, wish: str) -> Seat | None:
        """Return the seat that is wished for, the row's own, its keeper's, or the freest."""
        own = self.here.get(row.seat)
        if not wish and own is not None and self.takes(own, row, turn):
            return own
        fitting = {seat.name: seat for seat in self.fitting(row)}
        keeper = self._needs.get(row.case.number, {}).get("kept_by", "")
        for seat in (fitting.get(wish), own, fitting.get(keeper)):
            if seat is not None and self.takes(seat, row, turn):
                return seat
        able = [seat for seat in fitting.values() if self.takes(seat, row, turn)]
        return min(
            able, key=lambda s: (self.load(s.name, turn.round), s.name), default=None
        )

    def takes(self, seat: Seat, row: WorkItem, turn: Turn) -> bool:
        """Say whether the seat has room for the row, and is there at its turn."""
        if not self.has_room(seat, turn.round, instead_of=row):
            return False
        return self.is_there(seat, row, turn)

    def is_there(self, seat: Seat, row: WorkItem, turn: Turn) -> bool:
        """Say whether the seat calls at the row's turn, and in that round at all."""
        evening = self.clock.policy.evening
        if turn.round == EVENING and evening and seat.name not in evening.seats:
            return False
        if turn.slot_minutes is not None:
            return seat.hours.holds(turn.slot_minutes)
        load = self.load(seat.name, turn.round)
        return self.slot(row, turn.round, seat, load) is not None

    def slot(self, row: WorkItem, round_: str, seat: Seat, load: int) -> int | None:
        """Return the minute of the seat's next call; None where its hours are over."""
        window, shift = self.clock.window(round_), seat.shifts.get(round_)
        if shift is not None:
            now = cases.on_clock(row.case.debtor, self.clock.now)
            own = shift.minute(min(load, shift.room - 1))
            return shift.next_minute(max(own, now.hour * 60 + now.minute))
        slot = window.from_minutes + load * self.clock.policy.minutes_per_call
        return min(slot, window.until_minutes - 1)

    def fitting(self, row: WorkItem) -> list[Seat]:
        """Return the seats that may have the case: by ability, pin and team."""
        needs = self._needs.get(row.case.number)
        if needs is None:
            return []
        seats, fallback = tuple(self.here.values()), self.clock.policy.team_fallback
        needs = sent_on(needs, seats, self._brackets, fallback)
        return [seat for seat in seats if seat.may_have(needs, self._brackets)]

    def has_room(
        self, seat: Seat, round_: str, instead_of: WorkItem | None = None
    ) -> bool:
        """Say whether the seat has room; `instead_of` is a row that leaves its place."""
        day = sum(self.load(seat.name, each) for each in ALL_ROUNDS)
        in_round = self.load(seat.name, round_)
        leaves = instead_of
        if leaves is not None and not leaves.reason and leaves.seat == seat.name:
            day -= 1
            in_round -= leaves.round == round_
        return in_round < seat.room(round_) and day < seat.calls_a_day

    def load(self, seat: str, round_: str) -> int:
        """Return how many calls of the round are on the seat's list."""
        return self._loads[seat, round_] + self.given[seat, round_]

    @cached_property
    def here(self) -> Mapping[str, Seat]:
        """Return the seats that are there today, with what they can do."""
        told = frames.seats().join(
            steering.abilities(self.clock.on), on="seat", how="left"
        )
        lazy = shaped(nw.from_native(told.lazy()), "seats")
        return {seat.name: seat for seat in seats_of(lazy, self.clock.policy)}

    @cached_property
    def _brackets(self) -> Sequence[int]:
        return brackets_of(tuple(self.here.values()))

    @cached_property
    def _loads(self) -> Counter[tuple[str, str]]:
        called = self.run.items.filter(reason="").exclude(seat="")
        counts = called.values_list("seat", "round").annotate(n=Count("pk"))
        return Counter({(seat, round_): n for seat, round_, n in counts})

    @cached_property
    def _needs(self) -> Mapping[str, Mapping[str, Any]]:
        """Return, by case, what it needs of a seat."""
        kept = self.clock.policy.keep_collector
        told = frames.frames(self.clock.on, of=self.debtors, kept=kept)["cases"]
        lazy = shaped(nw.from_native(told.lazy()), "cases")
        asked = lazy.select("case", **needed(tuple(self.here.values())))
        return {row["case"]: row for row in asked.collect("polars").rows(named=True)}
