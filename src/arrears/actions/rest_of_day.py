"""The rest of the day: what is done stays, what moves goes where there is room."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import narwhals.stable.v2 as nw
from django.db.models import Count

from arrears.domain.contact.outcome import IN_VAIN
from arrears.planner.frames import shaped
from arrears.planner.policy import Policy
from arrears.planner.steps.abilities import Seat, brackets_of, needed, seats_of
from arrears.planner.steps.openings import (
    AFTERNOON,
    ALL_ROUNDS,
    EVENING,
    FOLLOW_UP,
    HOUR_FIXED,
    MORNING,
    PROMISED,
    window_of,
)
from arrears.planner.turn import Turn
from arrears.planner.window import Window
from arrears.store import asides, cases, frames, steering
from arrears.store.models import Attempt, PlanRun, Point, WorkItem

# What other rows of the book decide; it stays while the law would let the case go on.
FULL = frozenset({"no_seat_left", "no_seat_fits"})
STEERED = frozenset({"held_out", "excluded"})
CHANGED = ("reason", "round", "seat", "point", "slot_minutes", "place")
AT_ONCE = 500
OF_THE_BOOK = FULL | STEERED | {"same_person"}


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one case today: whether all of it rang in vain, and when last."""

    at: datetime
    in_vain: bool


@dataclass(frozen=True, slots=True)
class DueToday:
    """The promise for today: when it was made, its hour, and the call after it (CAD-10)."""

    made_at: datetime | None = None
    at: int | None = None  # minutes of the debtor's day
    follows_at: int | None = None


NOTHING_DUE = DueToday()


@dataclass
class RestOfDay:
    """One day's plan from a moment on: the seats, what they hold, what was told."""

    run: PlanRun
    on: date
    now: datetime
    policy: Policy
    debtors: Sequence[int]
    fills: bool = False  # whether free places go to those for whom none was left
    rows: dict[str, WorkItem] = field(default_factory=dict)
    _was: dict[int, str] = field(default_factory=dict)
    given: Counter[tuple[str, str]] = field(default_factory=Counter)

    def know(self, rows: Iterable[WorkItem]) -> None:
        """Take note of all rows of the debtors, whose calls exclude each other."""
        self.rows = {row.case.number: row for row in rows}
        self._was = {row.pk: row.reason for row in self.rows.values()}

    def save(self, changed: Sequence[WorkItem]) -> int:
        """Write the rows that changed, and the plan's counts; return how many."""
        if not changed:
            return 0
        WorkItem.objects.bulk_update(changed, CHANGED, batch_size=AT_ONCE)
        moved = Counter(row.reason for row in changed)
        moved.subtract(Counter(self._was[row.pk] for row in changed))
        asides.move(self.run, moved)
        self.run.called = self.run.items.filter(reason="").count()
        self.run.save(update_fields=["called"])
        return len(changed)

    @cached_property
    def told(self) -> Mapping[int, Told]:
        """Return, by case of these debtors, what was told on the desk's day."""
        begins = datetime.combine(self.on, time.min, ZoneInfo(cases.DESK_ZONE))
        day = Attempt.objects.filter(
            case__debtor_id__in=self.debtors,
            at__gte=begins,
            at__lt=begins + timedelta(days=1),
        ).exclude(code="")
        found: dict[int, Told] = {}
        for case, at, result in day.order_by("at").values_list(
            "case_id", "at", "result"
        ):
            before = found[case].in_vain if case in found else True
            found[case] = Told(at, before and result in IN_VAIN)
        return found

    def target(
        self, row: WorkItem, turn: Turn, due: DueToday = NOTHING_DUE
    ) -> Turn | None:
        """
        Return where the row belongs if it may be called; None where it is done.

        Who was told of today is done, but for three: who rang in vain before the
        afternoon is rung in the afternoon (CAD-02), who promised for today in that
        very talk is reminded, and who was reminded is called after the promised hour
        (CAD-10). Once that hour is over nobody is reminded of it any more. A call that
        stands keeps its round and its time.
        """
        told = self.told.get(row.case_id)
        if turn.round == PROMISED and self._hour_over(row, due):
            turn = Turn(FOLLOW_UP, due.follows_at)
        if told is not None and not self._open_again(row, told, turn, due):
            return None
        if turn.round in HOUR_FIXED:
            return turn
        stands = not row.reason and row.round not in HOUR_FIXED
        if stands and (told is None or row.round in {AFTERNOON, EVENING}):
            return Turn(row.round, row.slot_minutes)
        return self._not_over(row, turn)

    def _hour_over(self, row: WorkItem, due: DueToday) -> bool:
        """Say whether the promised hour is over, and a call after it still to come."""
        if due.at is None or due.follows_at is None:
            return False
        return self.instant(row, due.at) <= self.now

    def _open_again(self, row: WorkItem, told: Told, turn: Turn, due: DueToday) -> bool:
        if turn.round == PROMISED:
            slot = self.instant(row, turn.slot_minutes or 0)
            made_at = due.made_at
            return made_at is not None and made_at >= told.at and slot > self.now
        if turn.round == FOLLOW_UP:
            return (
                due.at is not None
                and due.follows_at is not None
                and told.at < self.instant(row, due.at)
                and self.now < self.instant(row, self.window(FOLLOW_UP).until_minutes)
            )
        afternoon = self.instant(row, self.policy.afternoon.from_minutes)
        return told.in_vain and told.at < afternoon

    def _not_over(self, row: WorkItem, turn: Turn) -> Turn:
        """Return the turn; the afternoon where the morning is over or was tried."""
        ends = self.instant(row, self.policy.morning.until_minutes)
        if turn.round == MORNING and (self.now >= ends or row.case_id in self.told):
            return Turn(AFTERNOON)
        return turn

    def minute(self, row: WorkItem, turn: Turn) -> int:
        """Return the minute to judge the turn at: its own, else where its round begins."""
        if turn.slot_minutes is not None:
            return turn.slot_minutes
        if row.round == turn.round and row.slot_minutes is not None:
            return row.slot_minutes
        return self.window(turn.round).from_minutes

    def window(self, round_: str) -> Window:
        """Return when calls of the round may begin."""
        return window_of(self.policy, round_)

    def instant(self, row: WorkItem, minutes: int) -> datetime:
        """Return the minute of the debtor's day as an instant."""
        clock = time(minutes // 60, minutes % 60)
        return cases.instant(row.case.debtor, on=self.on, clock=clock)

    def is_late(self, row: WorkItem, turn: Turn) -> bool:
        """Say whether the minute is over; the hour is asked of when the call is placed."""
        return self.instant(row, self.minute(row, turn)) < self.now

    def settle(
        self, row: WorkItem, reason: str, turn: Turn, point: Point | None
    ) -> None:
        """Set the row aside for the reason, or give it its turn where it may have one."""
        if reason:
            self._set_aside(row, reason)
        elif row.reason and self._another_first(row):
            self._set_aside(row, "same_person")
        elif row.reason not in STEERED and (self._fills(row) or row.reason not in FULL):
            self.place(row, turn, point)

    def _fills(self, row: WorkItem) -> bool:
        ends = self.instant(row, self.policy.afternoon.until_minutes)
        return self.fills and self.now < ends

    def _another_first(self, row: WorkItem) -> bool:
        """Say whether another case of the debtor is called, or only waits for a seat."""
        others = self._of_debtor[row.case.debtor_id]
        if row.reason in FULL:
            return any(each.reason == "" for each in others)
        return any(each is not row and each.reason in {"", *FULL} for each in others)

    @cached_property
    def _of_debtor(self) -> Mapping[int, list[WorkItem]]:
        found: dict[int, list[WorkItem]] = {}
        for row in self.rows.values():
            found.setdefault(row.case.debtor_id, []).append(row)
        return found

    def place(self, row: WorkItem, turn: Turn, point: Point | None) -> None:
        """
        Give the row its turn: at its own seat while that has room, else one that fits.

        Where none has room the row says so; a call that stands only learns its number.
        """
        row.point = point
        if (row.reason, row.round, row.slot_minutes) == (
            "",
            turn.round,
            turn.slot_minutes,
        ):
            return
        seat = self._seat(row, turn.round)
        if seat is None:
            why = "no_seat_left" if self._fitting(row) else "no_seat_fits"
            self._set_aside(row, why)
            return
        load = self._load(seat.name, turn.round)
        self.given[seat.name, turn.round] += 1
        if not row.reason and row.seat:
            self.given[row.seat, row.round] -= 1
        slot = turn.slot_minutes
        if slot is None:
            slot = self._slot(turn.round, load)
        row.reason, row.round, row.seat = "", turn.round, seat.name
        row.place, row.slot_minutes = load + 1, slot

    def _set_aside(self, row: WorkItem, reason: str) -> None:
        """Take the row off the lists, with its reason."""
        if not row.reason and row.seat:
            self.given[row.seat, row.round] -= 1
        row.reason, row.round, row.seat = reason, "", ""
        row.point = row.slot_minutes = row.place = None

    def _slot(self, round_: str, load: int) -> int:
        window = self.window(round_)
        slot = window.from_minutes + load * self.policy.minutes_per_call
        return min(slot, window.until_minutes - 1)

    def _seat(self, row: WorkItem, round_: str) -> Seat | None:
        own = self.seats.get(row.seat)
        if own is not None and self._has_room(own, round_, moving=row):
            return own
        with_room = [s for s in self._fitting(row) if self._has_room(s, round_)]
        return min(
            with_room, key=lambda s: (self._load(s.name, round_), s.name), default=None
        )

    def _fitting(self, row: WorkItem) -> list[Seat]:
        """Return the seats that may have the case: by ability, pin and team."""
        needs = self._needs.get(row.case.number)
        if needs is None:
            return []
        return [s for s in self.seats.values() if s.may_have(needs, self._brackets)]

    def _has_room(
        self, seat: Seat, round_: str, moving: WorkItem | None = None
    ) -> bool:
        day = sum(self._load(seat.name, each) for each in ALL_ROUNDS)
        if moving is not None and not moving.reason:
            day -= 1
        in_round = self._load(seat.name, round_)
        return in_round < seat.calls_per_round and day < seat.calls_a_day

    def _load(self, seat: str, round_: str) -> int:
        return self._loads[seat, round_] + self.given[seat, round_]

    @cached_property
    def seats(self) -> Mapping[str, Seat]:
        """Return the seats that are there today, with what they can do."""
        told = frames.seats().join(steering.abilities(self.on), on="seat", how="left")
        lazy = shaped(nw.from_native(told.lazy()), "seats")
        return {seat.name: seat for seat in seats_of(lazy, self.policy)}

    @cached_property
    def _brackets(self) -> Sequence[int]:
        return brackets_of(tuple(self.seats.values()))

    @cached_property
    def _loads(self) -> Counter[tuple[str, str]]:
        called = self.run.items.filter(reason="").exclude(seat="")
        counts = called.values_list("seat", "round").annotate(n=Count("pk"))
        return Counter({(seat, round_): n for seat, round_, n in counts})

    @cached_property
    def _needs(self) -> Mapping[str, Mapping[str, Any]]:
        """Return, by case, what it needs of a seat."""
        told = frames.frames(self.on, of=self.debtors)["cases"]
        lazy = shaped(nw.from_native(told.lazy()), "cases")
        asked = lazy.select("case", **needed(tuple(self.seats.values())))
        return {row["case"]: row for row in asked.collect("polars").rows(named=True)}


def said(row: WorkItem) -> tuple[object, ...]:
    """Return what replanning may change of a row."""
    return (row.reason, row.point_id, row.round, row.slot_minutes, row.seat)
