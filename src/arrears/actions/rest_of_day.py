"""The rest of the day: what is done stays, what moves goes where there is room."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import narwhals.stable.v2 as nw
from django.db.models import Count

from arrears.domain.contact.outcome import IN_VAIN, Result
from arrears.planner.frames import shaped
from arrears.planner.policy import Policy
from arrears.planner.steps.abilities import (
    Seat,
    brackets_of,
    needed,
    seats_of,
    sent_on,
)
from arrears.planner.steps.openings import (
    AFTERNOON,
    ALL_ROUNDS,
    EVENING,
    FOLLOW_UP,
    HOUR_FIXED,
    MORNING,
    PROMISED,
    window_of,
    windows,
)
from arrears.planner.turn import Turn
from arrears.planner.window import Window
from arrears.store import asides, assigning, cases, frames, steering
from arrears.store.models import Attempt, MovedCall, PlanRun, Point, WorkItem

# What other rows of the book decide; it stays while the law would let the case go on.
FULL = frozenset({"no_seat_left", "no_seat_fits"})
DRAWN = frozenset({"held_out"})
CHANGED = ("reason", "round", "seat", "point", "slot_minutes", "place")
AT_ONCE = 500
OF_THE_BOOK = FULL | DRAWN | {"same_person"}


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one case today: whether all of it rang in vain, and when last."""

    at: datetime
    in_vain: bool


@dataclass(frozen=True, slots=True)
class Home:
    """The seat that a call goes to before any other, and its turn there if it has one."""

    seat: str
    turn: Turn | None = None


NO_HOMES: Mapping[int, Home] = {}
NOWHERE = Home("")


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
    homes: Mapping[int, Home] = field(default_factory=dict)  # by case, where it belongs
    rows: dict[str, WorkItem] = field(default_factory=dict)
    _was: dict[int, str] = field(default_factory=dict)
    given: Counter[tuple[str, str]] = field(default_factory=Counter)
    left: list[MovedCall] = field(default_factory=list)  # calls whose seat is away

    def know(self, rows: Iterable[WorkItem]) -> None:
        """Take note of all rows of the debtors, whose calls exclude each other."""
        self.rows = {row.case.number: row for row in rows}
        self._was = {row.pk: row.reason for row in self.rows.values()}

    def save(self, changed: Sequence[WorkItem]) -> int:
        """Write the rows that changed, and the plan's counts; return how many."""
        if not changed:
            return 0
        WorkItem.objects.bulk_update(changed, CHANGED, batch_size=AT_ONCE)
        MovedCall.objects.bulk_create(self.left, batch_size=AT_ONCE)
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
        stands keeps its round and its time; where its seat is away and the morning is
        over, it goes to the afternoon.
        """
        if self.moves(row) and row.case_id in self._in_hand:
            return None
        told = self.told.get(row.case_id)
        if turn.round == PROMISED and self._hour_over(row, due):
            turn = Turn(FOLLOW_UP, due.follows_at)
        if told is not None and not self._open_again(row, told, turn, due):
            return None
        if turn.round in HOUR_FIXED:
            return turn
        stands = not row.reason and row.round not in HOUR_FIXED
        if stands and (told is None or row.round in {AFTERNOON, EVENING}):
            kept = self._kept(row, turn)
            return self._moved(row, kept) if self.moves(row) else kept
        return self.not_over(row, self._home(row).turn or turn)

    def _home(self, row: WorkItem) -> Home:
        """Return where the call belongs: as told, or with the second of two in her turn."""
        second = self._paired.get(row.case.number)
        return self.homes.get(row.case_id, Home(second) if second else NOWHERE)

    def _moved(self, row: WorkItem, kept: Turn) -> Turn:
        """Return the turn of a call that moves: the one at its home, if still to come."""
        home = self._home(row).turn
        if home is not None and self.not_over(row, home) == home:
            return home
        return self.not_over(row, kept)

    def _kept(self, row: WorkItem, turn: Turn) -> Turn:
        """Return where the call stands; its round alone if that is at another hour now."""
        if row.round not in windows(self.policy):
            return turn if turn.round in windows(self.policy) else Turn(AFTERNOON)
        window = self.window(row.round)
        stands = row.slot_minutes is not None and window.holds(row.slot_minutes)
        return Turn(row.round, row.slot_minutes if stands else None)

    def moves(self, row: WorkItem) -> bool:
        """Say whether a call changes its seat: its own is away, or another is wished."""
        if row.reason or not row.seat:
            return False
        wish = self._home(row).seat or row.seat
        return row.seat in self.gone or (wish != row.seat and wish in self.seats)

    @cached_property
    def gone(self) -> frozenset[str]:
        """Return the seats of these calls that nobody sits at today."""
        seats = {row.seat for row in self.rows.values() if row.seat}
        return assigning.gone(seats, self.on)

    @cached_property
    def _paired(self) -> Mapping[str, str]:
        """Return, by case that two handle, the second of them where it is her turn."""
        return dict(steering.paired(self.on, of=self.debtors).iter_rows())

    @cached_property
    def _in_hand(self) -> frozenset[int]:
        """Return the cases whose call is being made this minute."""
        ringing = Attempt.objects.filter(
            case__debtor_id__in=self.debtors, result=Result.RESERVED, expired_at=None
        )
        return frozenset(ringing.values_list("case_id", flat=True))

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

    def not_over(self, row: WorkItem, turn: Turn) -> Turn:
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

    def may_come_late(self, row: WorkItem) -> bool:
        """
        Say whether a call may still go to the evening: it is not there, done or in hand.

        Who rang in vain by day may; once the round is over nobody may.
        """
        evening, told = self.window(EVENING), self.told.get(row.case_id)
        if self.now >= self.instant(row, evening.until_minutes):
            return False
        begins = self.instant(row, evening.from_minutes)
        if told is not None and not (told.in_vain and told.at < begins):
            return False
        stands = not row.reason and row.round == EVENING
        return not stands and row.case_id not in self._in_hand

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

    def _fills(self, row: WorkItem) -> bool:
        ends = self.instant(row, self.policy.afternoon.until_minutes)
        return self.fills and self.now < ends

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
        if stays and not self.moves(row):
            return
        seat = self._seat(row, turn)
        if seat is None:
            why = "no_seat_left" if self._fitting(row) else "no_seat_fits"
            self._set_aside(row, why)
        elif not (stays and seat.name == row.seat):
            self._seated(row, turn, seat)

    def _seated(self, row: WorkItem, turn: Turn, seat: Seat) -> None:
        """Put the row on the seat's list."""
        load = self._load(seat.name, turn.round)
        if row.place and (row.seat, row.round) == (seat.name, turn.round):
            load = row.place - 1
        self._note_leaving(row)
        self.given[seat.name, turn.round] += 1
        if not row.reason and row.seat:
            self.given[row.seat, row.round] -= 1
        slot = turn.slot_minutes
        if slot is None:
            slot = self._slot(row, turn.round, seat, load)
        row.reason, row.round, row.seat = "", turn.round, seat.name
        row.place, row.slot_minutes = load + 1, slot

    def _set_aside(self, row: WorkItem, reason: str) -> None:
        """Take the row off the lists, with its reason."""
        if reason in FULL:
            self._note_leaving(row)
        if not row.reason and row.seat:
            self.given[row.seat, row.round] -= 1
        row.reason, row.round, row.seat = reason, "", ""
        row.point = row.slot_minutes = row.place = None

    def _note_leaving(self, row: WorkItem) -> None:
        """Keep where a call stood whose seat is away, so that it can come back."""
        if not row.reason and row.seat in self.gone:
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
            at=self.now,
        )

    def make_way(self, row: WorkItem, other: WorkItem, turn: Turn) -> bool:
        """
        Give the row the other's place, if its seat fits and then has room; say whether.

        The other is set aside until there is room again.
        """
        seat = next((s for s in self._fitting(row) if s.name == other.seat), None)
        if turn.slot_minutes is None and other.round == turn.round:
            turn = replace(turn, slot_minutes=other.slot_minutes)
        if seat is None or not self._has_room(seat, turn.round, instead_of=other):
            return False
        if not self._is_there(seat, row, turn):
            return False
        self.left.append(self.stood(other, away=self._home(row).seat))
        self._set_aside(other, "no_seat_left")
        self._seated(row, turn, seat)
        return True

    def _slot(self, row: WorkItem, round_: str, seat: Seat, load: int) -> int | None:
        """Return the minute of the seat's next call; None where its hours are over."""
        window, shift = self.window(round_), seat.shifts.get(round_)
        if shift is not None:
            now = cases.on_clock(row.case.debtor, self.now)
            own = shift.minute(min(load, shift.room - 1))
            return shift.next_minute(max(own, now.hour * 60 + now.minute))
        slot = window.from_minutes + load * self.policy.minutes_per_call
        return min(slot, window.until_minutes - 1)

    def _seat(self, row: WorkItem, turn: Turn) -> Seat | None:
        """Return the seat that is wished for, the row's own, its keeper's, or the freest."""
        wish, own = self._home(row).seat, self.seats.get(row.seat)
        if not wish and own is not None and self._takes(own, row, turn):
            return own
        fitting = {seat.name: seat for seat in self._fitting(row)}
        keeper = self._needs.get(row.case.number, {}).get("kept_by", "")
        for seat in (fitting.get(wish), own, fitting.get(keeper)):
            if seat is not None and self._takes(seat, row, turn):
                return seat
        able = [seat for seat in fitting.values() if self._takes(seat, row, turn)]
        return min(
            able, key=lambda s: (self._load(s.name, turn.round), s.name), default=None
        )

    def _takes(self, seat: Seat, row: WorkItem, turn: Turn) -> bool:
        """Say whether the seat has room for the row, and is there at its turn."""
        if not self._has_room(seat, turn.round, instead_of=row):
            return False
        return self._is_there(seat, row, turn)

    def _is_there(self, seat: Seat, row: WorkItem, turn: Turn) -> bool:
        evening = self.policy.evening
        if turn.round == EVENING and evening and seat.name not in evening.seats:
            return False
        if turn.slot_minutes is not None:
            return seat.hours.holds(turn.slot_minutes)
        load = self._load(seat.name, turn.round)
        return self._slot(row, turn.round, seat, load) is not None

    def _fitting(self, row: WorkItem) -> list[Seat]:
        """Return the seats that may have the case: by ability, pin and team."""
        needs = self._needs.get(row.case.number)
        if needs is None:
            return []
        seats, fallback = tuple(self.seats.values()), self.policy.team_fallback
        needs = sent_on(needs, seats, self._brackets, fallback)
        return [seat for seat in seats if seat.may_have(needs, self._brackets)]

    def _has_room(
        self, seat: Seat, round_: str, instead_of: WorkItem | None = None
    ) -> bool:
        """Say whether the seat has room; `instead_of` is a row that leaves its place."""
        day = sum(self._load(seat.name, each) for each in ALL_ROUNDS)
        in_round = self._load(seat.name, round_)
        leaves = instead_of
        if leaves is not None and not leaves.reason and leaves.seat == seat.name:
            day -= 1
            in_round -= leaves.round == round_
        return in_round < seat.room(round_) and day < seat.calls_a_day

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
        kept = self.policy.keep_collector
        told = frames.frames(self.on, of=self.debtors, kept=kept)["cases"]
        lazy = shaped(nw.from_native(told.lazy()), "cases")
        asked = lazy.select("case", **needed(tuple(self.seats.values())))
        return {row["case"]: row for row in asked.collect("polars").rows(named=True)}


def said(row: WorkItem) -> tuple[object, ...]:
    """Return what replanning may change of a row."""
    return (row.reason, row.point_id, row.round, row.slot_minutes, row.seat)
