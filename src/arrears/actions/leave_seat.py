"""Today's calls of a seat that nobody sits at, and of one who is back at hers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from arrears.domain.audit.floor import CallsMoved
from arrears.domain.words import Words
from arrears.planner.reasons import reason_words
from arrears.planner.steps.openings import AFTERNOON, MORNING
from arrears.planner.turn import Turn
from arrears.store import journal
from arrears.store.cases import desk_day
from arrears.store.models import MovedCall, WorkItem
from arrears.store.scope import whole

from .calls_left import NO_HOMES, Home
from .make_room import make_room
from .replan_team import replan_many

NOTHING_TO_MOVE = Words("今天没有要转的案件。", "None of today's calls had to move.")
MOVED = Words("今天的案件：{told.zh}。", "Of today's calls: {told.en}.")
TO_SEAT = Words("{calls} 件转给 {seat}", "{calls} to {seat}")
AT_ONCE = 500
LEFT_OUT = Words("{calls} 件没有名额（{why.zh}）", "{calls} without a place ({why.en})")


@dataclass(frozen=True, slots=True)
class Moved:
    """Where calls of the day went: by seat, and by reason where none could take them."""

    to: Mapping[str, int]
    aside: Mapping[str, int]

    @property
    def calls(self) -> int:
        """Return how many calls have another seat now."""
        return sum(self.to.values())

    @property
    def words(self) -> Words:
        """Return it as people say it."""
        told = [TO_SEAT.filled(calls=n, seat=seat) for seat, n in self.to.items()]
        for reason, n in self.aside.items():
            told.append(LEFT_OUT.filled(calls=n, why=reason_words(reason)))
        if not told:
            return NOTHING_TO_MOVE
        zh, en = ("，".join(w.zh for w in told), ", ".join(w.en for w in told))
        return MOVED.filled(told=Words(zh, en))


@whole()
def move_off(seat: str, *, to: str, by: str, now: datetime) -> Moved:
    """
    Give the calls of a seat that is away to the seats that fit and have room.

    First to `to`, the stand-in, where there is one; then to who knows the debtor, then
    to the freest. Where the day is full, who comes first by rank keeps a place and the
    last gives way. Done calls stay. Where each stood is kept; the move is journalled.
    """
    items = WorkItem.objects.filter(run__on=desk_day(now), seat=seat, reason="")
    mine = list(items.values_list("case_id", flat=True))
    homes = dict.fromkeys(mine, Home(to)) if to else NO_HOMES
    replan_many(_debtors(items), now=now, homes=homes)
    _overflow(_open(seat, now).filter(at=now, round=MORNING), to=to, now=now)
    make_room(_open(seat, now).filter(from_seat=seat, at=now), away=seat, now=now)
    left = _open(seat, now).filter(at=now)
    moved = _counted(WorkItem.objects.filter(_of(left)))
    _tell(seat, moved, back=False, by=by, now=now)
    return moved


@whole()
def bring_back(seat: str, *, by: str, now: datetime) -> Moved:
    """
    Give a seat its calls back that went to others and are not done, and journal it.

    Who gave way comes back too, if there is room. What somebody else was given on
    purpose meanwhile stays with her.
    """
    left = _open(seat, now)
    homes = {
        row.case_id: Home(row.from_seat, Turn(row.round, row.slot_minutes))
        for row in left
    }
    replan_many(_debtors(WorkItem.objects.filter(_of(left))), now=now, homes=homes)
    moved = _close(left, now=now)
    _tell(seat, moved, back=True, by=by, now=now)
    return moved


def _overflow(left: QuerySet[MovedCall], *, to: str, now: datetime) -> None:
    """Let the afternoon have what the morning could not hold, as a full plan does."""
    lost = WorkItem.objects.filter(_of(left), reason="no_seat_left")
    turn = Home(to, Turn(AFTERNOON))
    homes = dict.fromkeys(lost.values_list("case_id", flat=True), turn)
    replan_many(_debtors(lost), now=now, homes=homes)


def _open(seat: str, now: datetime) -> QuerySet[MovedCall]:
    rows = MovedCall.objects.filter(run__on=desk_day(now), away=seat, back_at=None)
    return rows.order_by("pk")


def _of(left: QuerySet[MovedCall]) -> Q:
    return Q(run__in=left.values("run"), case_id__in=left.values("case_id"))


def _debtors(items: QuerySet[WorkItem]) -> list[int]:
    debtors = set(items.values_list("case__debtor_id", flat=True))
    return sorted(debtor for debtor in debtors if debtor is not None)


def _counted(items: Iterable[WorkItem]) -> Moved:
    to = Counter(row.seat for row in items if not row.reason)
    aside = Counter(row.reason for row in items if row.reason)
    return Moved(dict(sorted(to.items())), dict(sorted(aside.items())))


def _close(left: QuerySet[MovedCall], *, now: datetime) -> Moved:
    """Put the calls that are back in their own places; return where they are."""
    stood = {row.case_id: row for row in left}
    called = WorkItem.objects.filter(_of(left), reason="")
    here = [row for row in called if row.seat == stood[row.case_id].from_seat]
    for row in here:
        was = stood[row.case_id]
        if (row.round, row.slot_minutes) == (was.round, was.slot_minutes):
            row.place = was.place
        since = MovedCall.objects.filter(run=was.run, case=was.case, back_at=None)
        since.filter(pk__gte=was.pk).update(back_at=now)
    WorkItem.objects.bulk_update(here, ["place"], batch_size=AT_ONCE)
    return _counted(here)


def _tell(seat: str, moved: Moved, *, back: bool, by: str, now: datetime) -> None:
    if moved.to or moved.aside:
        fact = CallsMoved(seat, to=dict(moved.to), aside=dict(moved.aside), back=back)
        journal.write(fact, by=by, at=now)
