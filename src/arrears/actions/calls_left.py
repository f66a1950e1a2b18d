"""The calls of a day under way: which are done, which move, and where each belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from arrears.domain.contact.outcome import IN_VAIN, Result
from arrears.planner.steps.openings import (
    AFTERNOON,
    EVENING,
    FOLLOW_UP,
    HOUR_FIXED,
    MORNING,
    PROMISED,
    windows,
)
from arrears.planner.turn import Turn
from arrears.store import assigning, cases, steering
from arrears.store.models import Attempt, WorkItem

from .day_clock import DayClock
from .seats_left import SeatsLeft


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
class CallsLeft:
    """The calls of these debtors; `homes` say, by case, where one belongs."""

    clock: DayClock
    seats: SeatsLeft
    debtors: Sequence[int]
    homes: Mapping[int, Home]
    rows: Mapping[str, WorkItem]

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
        return self.not_over(row, self.home(row).turn or turn)

    def may_come_late(self, row: WorkItem) -> bool:
        """
        Say whether a call may still go to the evening: it is not there, done or in hand.

        Who rang in vain by day may; once the round is over nobody may.
        """
        evening, told = self.clock.window(EVENING), self.told.get(row.case_id)
        if self.clock.now >= self.clock.instant(row, evening.until_minutes):
            return False
        begins = self.clock.instant(row, evening.from_minutes)
        if told is not None and not (told.in_vain and told.at < begins):
            return False
        stands = not row.reason and row.round == EVENING
        return not stands and row.case_id not in self._in_hand

    def moves(self, row: WorkItem) -> bool:
        """Say whether a call changes its seat: its own is away, or another is wished."""
        if row.reason or not row.seat:
            return False
        wish = self.home(row).seat or row.seat
        return row.seat in self.gone or (wish != row.seat and wish in self.seats.here)

    def home(self, row: WorkItem) -> Home:
        """Return where the call belongs: as told, or with the second of two in her turn."""
        second = self._paired.get(row.case.number)
        return self.homes.get(row.case_id, Home(second) if second else NOWHERE)

    def not_over(self, row: WorkItem, turn: Turn) -> Turn:
        """Return the turn; the afternoon where the morning is over or was tried."""
        ends = self.clock.instant(row, self.clock.policy.morning.until_minutes)
        if turn.round == MORNING and (
            self.clock.now >= ends or row.case_id in self.told
        ):
            return Turn(AFTERNOON)
        return turn

    def _moved(self, row: WorkItem, kept: Turn) -> Turn:
        """Return the turn of a call that moves: the one at its home, if still to come."""
        home = self.home(row).turn
        if home is not None and self.not_over(row, home) == home:
            return home
        return self.not_over(row, kept)

    def _kept(self, row: WorkItem, turn: Turn) -> Turn:
        """Return where the call stands; its round alone if that is at another hour now."""
        if row.round not in windows(self.clock.policy):
            return turn if turn.round in windows(self.clock.policy) else Turn(AFTERNOON)
        window = self.clock.window(row.round)
        stands = row.slot_minutes is not None and window.holds(row.slot_minutes)
        return Turn(row.round, row.slot_minutes if stands else None)

    def _hour_over(self, row: WorkItem, due: DueToday) -> bool:
        """Say whether the promised hour is over, and a call after it still to come."""
        if due.at is None or due.follows_at is None:
            return False
        return self.clock.instant(row, due.at) <= self.clock.now

    def _open_again(self, row: WorkItem, told: Told, turn: Turn, due: DueToday) -> bool:
        if turn.round == PROMISED:
            slot = self.clock.instant(row, turn.slot_minutes or 0)
            made_at = due.made_at
            return made_at is not None and made_at >= told.at and slot > self.clock.now
        if turn.round == FOLLOW_UP:
            return (
                due.at is not None
                and due.follows_at is not None
                and told.at < self.clock.instant(row, due.at)
                and self.clock.now
                < self.clock.instant(row, self.clock.window(FOLLOW_UP).until_minutes)
            )
        afternoon = self.clock.instant(row, self.clock.policy.afternoon.from_minutes)
        return told.in_vain and told.at < afternoon

    @cached_property
    def told(self) -> Mapping[int, Told]:
        """Return, by case of these debtors, what was told on the desk's day."""
        begins = datetime.combine(self.clock.on, time.min, ZoneInfo(cases.DESK_ZONE))
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

    @cached_property
    def gone(self) -> frozenset[str]:
        """Return the seats of these calls that nobody sits at today."""
        seats = {row.seat for row in self.rows.values() if row.seat}
        return assigning.gone(seats, self.clock.on)

    @cached_property
    def _paired(self) -> Mapping[str, str]:
        """Return, by case that two handle, the second of them where it is her turn."""
        return dict(steering.paired(self.clock.on, of=self.debtors).iter_rows())

    @cached_property
    def _in_hand(self) -> frozenset[int]:
        """Return the cases whose call is being made this minute."""
        ringing = Attempt.objects.filter(
            case__debtor_id__in=self.debtors, result=Result.RESERVED, expired_at=None
        )
        return frozenset(ringing.values_list("case_id", flat=True))
