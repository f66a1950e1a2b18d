"""The rest of the day: what is done stays, what moves goes where there is room."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import F

from arrears.planner.steps.abilities import Seat
from arrears.planner.turn import Turn
from arrears.store import asides
from arrears.store.models import MovedCall, PlanRun, Point, WorkItem

from .calls_left import CallsLeft, Home
from .day_clock import DayClock
from .seats_left import SeatsLeft

# What other rows of the book decide; it stays while the law would let the case go on.
FULL = frozenset({"no_seat_left", "no_seat_fits"})
DRAWN = frozenset({"held_out"})
CHANGED = ("reason", "round", "seat", "point", "slot_minutes", "place")
AT_ONCE = 500
OF_THE_BOOK = FULL | DRAWN | {"same_person"}


@dataclass
class RestOfDay:
    """One day's plan from a moment on: its rows, and how they change."""

    run: PlanRun
    clock: DayClock
    debtors: Sequence[int]
    fills: bool = False  # whether free places go to those for whom none was left
    homes: Mapping[int, Home] = field(default_factory=dict)  # by case, where it belongs
    rows: dict[str, WorkItem] = field(default_factory=dict)
    _was: dict[int, str] = field(default_factory=dict)
    left: list[MovedCall] = field(default_factory=list)  # calls whose seat is away

    def know(self, rows: Iterable[WorkItem]) -> None:
        """Take note of all rows of the debtors, whose calls exclude each other."""
        self.rows.update({row.case.number: row for row in rows})
        self._was = {row.pk: row.reason for row in self.rows.values()}

    def save(self, changed: Sequence[WorkItem]) -> int:
        """Write the rows that changed, and the plan's counts; return how many."""
        if not changed:
            return 0
        WorkItem.objects.bulk_update(changed, CHANGED, batch_size=AT_ONCE)
        MovedCall.objects.bulk_create(self.left, batch_size=AT_ONCE)
        moved = Counter((row.reason, _lender(row)) for row in changed)
        moved.subtract(Counter((self._was[row.pk], _lender(row)) for row in changed))
        asides.move(self.run, moved)
        if called := sum(n for (reason, _), n in moved.items() if not reason):
            runs = PlanRun.objects.filter(pk=self.run.pk)
            runs.update(called=F("called") + called)
        return len(changed)

    @cached_property
    def seats(self) -> SeatsLeft:
        """Return the seats, and what room they have left."""
        return SeatsLeft(self.run, self.clock, self.debtors)

    @cached_property
    def calls(self) -> CallsLeft:
        """Return which calls are done, and where each belongs."""
        return CallsLeft(self.clock, self.seats, self.debtors, self.homes, self.rows)

    def settle(
        self, row: WorkItem, reason: str, turn: Turn, point: Point | None
    ) -> None:
        """Set the row aside for the reason, or give it its turn where it may have one."""
        if reason:
            self._set_aside(row, reason)
        elif row.reason and self._another_first(row):
            self._set_aside(row, "same_person")
        elif row.reason not in DRAWN and (self._fills(row) or row.reason not in FULL):
            self.place(row, turn, point)

    def to_evening(self, row: WorkItem, turn: Turn, point: Point | None) -> bool:
        """Give the row a place of the evening, if a seat there has one; say whether."""
        if row.reason and (self._another_first(row) or row.reason in DRAWN):
            return False
        if row.reason in FULL and not self.fills:
            return False
        seat = self._seat(row, turn)
        if seat is None:
            return False
        row.point = point
        self._seated(row, turn, seat)
        return True

    def place(self, row: WorkItem, turn: Turn, point: Point | None) -> None:
        """
        Give the row its turn: at its own seat while that has room, else one that fits.

        Where none has room the row says so; a call that stands only learns its number.
        """
        row.point = point
        stays = (row.reason, row.round, row.slot_minutes) == (
            "",
            turn.round,
            turn.slot_minutes,
        )
        if stays and not self.calls.moves(row):
            return
        seat = self._seat(row, turn)
        if seat is None:
            why = "no_seat_left" if self.seats.fitting(row) else "no_seat_fits"
            self._set_aside(row, why)
        elif not (stays and seat.name == row.seat):
            self._seated(row, turn, seat)

    def make_way(self, row: WorkItem, other: WorkItem, turn: Turn) -> bool:
        """
        Give the row the other's place, if its seat fits and then has room; say whether.

        The other is set aside until there is room again.
        """
        seat = next((s for s in self.seats.fitting(row) if s.name == other.seat), None)
        if turn.slot_minutes is None and other.round == turn.round:
            turn = replace(turn, slot_minutes=other.slot_minutes)
        if seat is None or not self.seats.has_room(seat, turn.round, instead_of=other):
            return False
        if not self.seats.is_there(seat, row, turn):
            return False
        self.left.append(self.stood(other, away=self.calls.home(row).seat))
        self._set_aside(other, "no_seat_left")
        self._seated(row, turn, seat)
        return True

    def _fills(self, row: WorkItem) -> bool:
        ends = self.clock.instant(row, self.clock.policy.afternoon.until_minutes)
        return self.fills and self.clock.now < ends

    def _another_first(self, row: WorkItem) -> bool:
        """Say whether another case of the debtor is called, or only waits for a seat."""
        others = self._of_debtor[row.case.debtor_id]
        if row.reason in FULL:
            return any(each.reason == "" for each in others)
        first = {"", "no_seat_left"}  # what no seat may have stands in nobody's way
        return any(each is not row and each.reason in first for each in others)

    @cached_property
    def _of_debtor(self) -> Mapping[int, list[WorkItem]]:
        found: dict[int, list[WorkItem]] = {}
        for row in self.rows.values():
            found.setdefault(row.case.debtor_id, []).append(row)
        return found

    def _seated(self, row: WorkItem, turn: Turn, seat: Seat) -> None:
        """Put the row on the seat's list."""
        load = self.seats.load(seat.name, turn.round)
        if row.place and (row.seat, row.round) == (seat.name, turn.round):
            load = row.place - 1
        self._note_leaving(row)
        self.seats.given[seat.name, turn.round] += 1
        if not row.reason and row.seat:
            self.seats.given[row.seat, row.round] -= 1
        slot = turn.slot_minutes
        if slot is None:
            slot = self.seats.slot(row, turn.round, seat, load)
        row.reason, row.round, row.seat = "", turn.round, seat.name
        row.place, row.slot_minutes = load + 1, slot

    def _set_aside(self, row: WorkItem, reason: str) -> None:
        """Take the row off the lists, with its reason."""
        if reason in FULL:
            self._note_leaving(row)
        if not row.reason and row.seat:
            self.seats.given[row.seat, row.round] -= 1
        row.reason, row.round, row.seat = reason, "", ""
        row.point = row.slot_minutes = row.place = None

    def _note_leaving(self, row: WorkItem) -> None:
        """Keep where a call stood whose seat is away, so that it can come back."""
        if not row.reason and row.seat in self.calls.gone:
            self.left.append(self.stood(row, away=row.seat))

    def stood(self, row: WorkItem, *, away: str) -> MovedCall:
        """Return where a call stands, to be kept, before it leaves because of `away`."""
        return MovedCall(
            run=self.run,
            case_id=row.case_id,
            from_seat=row.seat,
            away=away,
            round=row.round,
            slot_minutes=row.slot_minutes,
            place=row.place,
            at=self.clock.now,
        )

    def _seat(self, row: WorkItem, turn: Turn) -> Seat | None:
        return self.seats.found(row, turn, wish=self.calls.home(row).seat)


def said(row: WorkItem) -> tuple[object, ...]:
    """Return what replanning may change of a row."""
    return (row.reason, row.point_id, row.round, row.slot_minutes, row.seat)


def _lender(row: WorkItem) -> int:
    return int(row.case.debtor.lender_id)
