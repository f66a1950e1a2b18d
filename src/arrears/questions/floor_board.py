"""The floor as it stands this minute: rounds, seats, complaints, stops, promises due."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Max, Q, QuerySet

from arrears.domain.contact.outcome import Result
from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import PromiseState
from arrears.domain.words import Words
from arrears.planner.reasons import rounds_shown
from arrears.store.assigning import is_away
from arrears.store.cases import DESK_ZONE, desk_day
from arrears.store.counts import counts
from arrears.store.models import (
    Matter,
    Payment,
    PlanRun,
    Promise,
    Staff,
    Stay,
    Stop,
)
from arrears.store.open_calls import open_calls
from arrears.store.promises import judged

from .told_today import Calls, calls_by_seat, of_seat, told_on

PROMISED = "EVT-12"
HERE_WITHIN = timedelta(minutes=15)
SHOWN = 30  # promises due, by their hour; the rest is a click away


@dataclass(frozen=True, slots=True)
class RoundFigure:
    """One round of the whole floor: planned and done."""

    key: str
    words: Words
    planned: int
    done: int

    @property
    def left(self) -> int:
        """Return how many of its calls are still to be made."""
        return self.planned - self.done


@dataclass(frozen=True, slots=True)
class SeatFigure:
    """
    One seat's day. Money is one column among those of conduct and record.

    `minutes` are minutes signed in today; `noted` talks have a note.
    """

    seat: str
    name: str
    staff_number: str
    team: str
    state: str  # here, call, out, away
    planned: int
    done: int
    talks: int
    noted: int
    promised: int
    due: int
    kept: int
    minutes: int
    last_at: datetime | None

    @property
    def left(self) -> int:
        """Return how many of its calls are still to be made."""
        return max(0, self.planned - self.done)


@dataclass(frozen=True, slots=True)
class DueLine:
    """A promise that falls due today, and how long until its hour."""

    number: str
    name: str
    amount: Amount
    seat: str
    at: datetime | None
    left: timedelta | None

    @property
    def is_over(self) -> bool:
        """Say whether its hour has passed."""
        return self.left is not None and self.left < timedelta(0)


@dataclass(frozen=True, slots=True)
class Board:
    """The floor; `planned_at` is None while no plan was made for today."""

    on: date
    planned_at: datetime | None
    rounds: tuple[RoundFigure, ...]
    seats: tuple[SeatFigure, ...]
    due: tuple[DueLine, ...]
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Promises:
    """The promises due today by who took them, those kept, and the next that are not."""

    due: Counter[str]
    kept: Counter[str]
    waiting: tuple[DueLine, ...]


class Waiting(NamedTuple):
    """What is read of a promise that is due and not kept yet."""

    number: str
    name: str
    zone: str
    amount_minor: int
    currency: str
    by: str
    due_at: time | None


WAITING = (
    *("case__number", "case__debtor__name", "case__debtor__zone"),
    *Waiting._fields[3:],
)


STATES = {
    "call": Words("通话中", "on a call"),
    "here": Words("在岗", "here"),
    "out": Words("未登录", "not signed in"),
    "away": Words("请假", "away"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one seat has told of today."""

    talks: int = 0
    noted: int = 0
    promised: int = 0
    last_at: datetime | None = None


def floor_board(*, now: datetime) -> Board:
    """Return the board in a dozen questions, however large the book."""
    on = desk_day(now)
    run = PlanRun.objects.filter(on=on).first()
    calls = calls_by_seat(run) if run else {}
    told, promises = _told(on), _promises(on, now=now)
    seats = _seats(calls, told, promises, now=now)
    rounds = tuple(
        RoundFigure(
            key,
            words,
            planned=sum(
                planned for (_, at), (planned, _) in calls.items() if at == key
            ),
            done=sum(done for (_, at), (_, done) in calls.items() if at == key),
        )
        for key, words in rounds_shown({key for _, key in calls}).items()
    )
    figures = _figures(seats, promises, now=now)
    made_at = run.made_at if run else None
    return Board(on, made_at, rounds, seats, promises.waiting, figures)


def _told(on: date) -> dict[str, Told]:
    talked = Q(result=Result.CONVERSATION)
    groups = (
        told_on(on)
        .values_list("by")
        .annotate(
            talks=Count("pk", filter=talked),
            noted=Count("pk", filter=talked & ~Q(note="")),
            promised=Count("pk", filter=Q(code=PROMISED)),
            last_at=Max("at"),
        )
    )
    return {by: Told(*figures) for by, *figures in groups}


def promises_due(on: date) -> QuerySet[Promise]:
    """Return the promises that fall due on day `on`, by their hour; those of none last."""
    due = Promise.objects.filter(due_on=on, superseded_at=None, case__closed_on=None)
    return due.order_by(F("due_at").asc(nulls_last=True), "pk")


def kept_of(due: QuerySet[Promise], *, on: date) -> set[int]:
    """
    Return which of the promises due are kept, by their ids.

    One can only be kept where money came since it was made: those alone are judged.
    """
    made = dict(due.order_by().values_list("pk", "made_at"))
    return _kept(made, due, on=on)


def _kept(
    made: Mapping[int, datetime], due: QuerySet[Promise], *, on: date
) -> set[int]:
    if not made:
        return set()
    paid = Payment.objects.filter(
        paid_on__gte=min(made.values()).date() - timedelta(days=1),
        debt__case__in=due.order_by().values("case_id"),
    )
    cases = set(paid.values_list("debt__case_id", flat=True))
    told = judged(cases, on=on)
    kept = {pk for pk, each in told.items() if each.state is PromiseState.KEPT}
    return kept & made.keys()


def _promises(on: date, *, now: datetime) -> Promises:
    due = promises_due(on)
    told = list(due.values_list("pk", "by", "made_at"))
    kept = _kept({pk: made for pk, _by, made in told}, due, on=on)
    waiting = [pk for pk, *_ in told if pk not in kept][:SHOWN]
    shown = due.filter(pk__in=waiting)
    return Promises(
        due=Counter(by for _pk, by, _made in told),
        kept=Counter(by for pk, by, _made in told if pk in kept),
        waiting=tuple(
            _due(Waiting(*row), on=on, now=now) for row in shown.values_list(*WAITING)
        ),
    )


def _seats(
    calls: Calls,
    told: Mapping[str, Told],
    promises: Promises,
    *,
    now: datetime,
) -> tuple[SeatFigure, ...]:
    staff = Staff.objects.filter(role="collector", user__is_active=True)
    named = staff.annotate(seat=F("user__username")).order_by("staff_number")
    minutes, seen = _stays(now)
    ringing = set(open_calls().values_list("by", flat=True))
    found = []
    for each in named:
        seat = each.seat
        said = told.get(seat, Told())
        found.append(
            SeatFigure(
                seat=seat,
                name=each.name,
                staff_number=each.staff_number,
                team=each.team,
                state=_state(each, seat, ringing, seen, now),
                planned=sum(planned for planned, _ in of_seat(calls, seat)),
                done=sum(done for _, done in of_seat(calls, seat)),
                talks=said.talks,
                noted=said.noted,
                promised=said.promised,
                due=promises.due[seat],
                kept=promises.kept[seat],
                minutes=minutes.get(seat, 0),
                last_at=said.last_at,
            )
        )
    return tuple(found)


def _state(
    staff: Staff,
    seat: str,
    ringing: set[str],
    seen: Mapping[str, datetime],
    now: datetime,
) -> str:
    if seat in ringing:
        return "call"
    if seat in seen and now - seen[seat] <= HERE_WITHIN:
        return "here"
    return "away" if is_away(staff, desk_day(now)) else "out"


def _stays(now: datetime) -> tuple[dict[str, int], dict[str, datetime]]:
    """Return the minutes signed in today, and when each was last seen in a stay."""
    midnight = midnight_of(desk_day(now))
    rows = Stay.objects.filter(
        user__staff__role="collector", began_at__gte=midnight
    ).values_list("user__username", "began_at", "seen_at", "ended_at")
    minutes: dict[str, int] = {}
    seen: dict[str, datetime] = {}
    for seat, began, looked, ended in rows:
        spent = int(((ended or looked) - began).total_seconds()) // 60
        minutes[seat] = minutes.get(seat, 0) + max(0, spent)
        if ended is None:
            seen[seat] = max(looked, seen.get(seat, looked))
    return minutes, seen


def midnight_of(on: date) -> datetime:
    """Return the instant at which the desk's day begins."""
    return datetime.combine(on, time.min, tzinfo=ZoneInfo(DESK_ZONE))


def _figures(
    seats: Sequence[SeatFigure],
    promises: Promises,
    *,
    now: datetime,
) -> dict[str, int]:
    on = desk_day(now)
    complaints = Matter.objects.filter(kind="complaint", answered_at=None)
    stops = Stop.objects.filter(since__gte=midnight_of(on)).exclude(kind="volunteer")
    counted = counts(
        complaints=complaints, late=complaints.filter(due_on__lt=on), stops=stops
    )
    return {
        "here": sum(each.state in {"here", "call"} for each in seats),
        "calls": sum(each.state == "call" for each in seats),
        "planned": sum(each.planned for each in seats),
        "done": sum(each.done for each in seats),
        "talks": sum(each.talks for each in seats),
        "noted": sum(each.noted for each in seats),
        "promised": sum(each.promised for each in seats),
        "due": promises.due.total(),
        "kept": promises.kept.total(),
    } | counted


def _due(row: Waiting, *, on: date, now: datetime) -> DueLine:
    zone = ZoneInfo(row.zone or DESK_ZONE)
    at = datetime.combine(on, row.due_at, tzinfo=zone) if row.due_at else None
    return DueLine(
        number=row.number,
        name=row.name,
        amount=Amount(row.currency, row.amount_minor),
        seat=row.by,
        at=at,
        left=at - now if at else None,
    )
