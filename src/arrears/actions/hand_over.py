"""Cases change hands: the assignment, today's calls, and a line of the journal each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from arrears.domain.audit.facts import SteerWithdrawn, TurnSteered
from arrears.domain.audit.floor import CaseAssigned
from arrears.domain.case.assigning import Change
from arrears.store import journal
from arrears.store.cases import DESK_ZONE, desk_day
from arrears.store.models import (
    Assignment,
    Attempt,
    BulkAct,
    BulkLine,
    Case,
    Staff,
    Steer,
    WorkItem,
)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who gives, when and why; `bulk` where many go at once."""

    ground: str
    by: str
    now: datetime
    bulk: BulkAct | None = None


def give(lines: Sequence[BulkLine], hand: Hand) -> None:
    """Make each case, whose debtor is held, whose its line says; and journal each."""
    numbers = _numbers(line.case_id for line in lines)
    ids = [line.case_id for line in lines]
    _current(ids).update(ended_at=hand.now, ended_by=hand.by)
    Assignment.objects.bulk_create(
        Assignment(
            case_id=line.case_id,
            seat=line.after_seat,
            team=line.after_team,
            ground=line.rule or hand.ground,
            reason=line.reason,
            by=hand.by,
            at=hand.now,
            bulk=hand.bulk,
        )
        for line in lines
        if line.after_seat or line.after_team
    )
    _move_today(((line.case_id, line.after_seat) for line in lines), now=hand.now)
    for line in lines:
        _told(line, numbers[line.case_id], hand, back=False)


def taken_back(
    lines: Sequence[BulkLine], hand: Hand, *, steers: bool
) -> list[BulkLine]:
    """Put back what stands as the act left it, and return those lines."""
    return _unsteered(lines, hand) if steers else _given_back(lines, hand)


def steer_many(lines: Sequence[BulkLine], change: Change, hand: Hand) -> None:
    """Leave out or weigh each case up to the last day, and journal each."""
    numbers, excluded = _numbers(x.case_id for x in lines), change.kind == "leave_out"
    until = change.until_on or desk_day(hand.now)
    weight = 100 if excluded else change.weight_percent
    past = Steer.objects.filter(case_id__in=list(numbers), withdrawn_at=None)
    past.update(withdrawn_at=hand.now, withdrawn_by=hand.by)  # their last day is over
    Steer.objects.bulk_create(
        Steer(
            case_id=line.case_id,
            excluded=excluded,
            weight_percent=weight,
            until_on=until,
            ground=hand.ground,
            by=hand.by,
            at=hand.now,
        )
        for line in lines
    )
    for number in numbers.values():
        fact = TurnSteered(
            number,
            pinned_to="",
            excluded=excluded,
            weight_percent=weight,
            until_on=until.isoformat(),
            ground=hand.ground,
        )
        journal.write(fact, by=hand.by, at=hand.now)


def _given_back(lines: Sequence[BulkLine], hand: Hand) -> list[BulkLine]:
    ids = [line.case_id for line in lines]
    now_with = {row.case_id: row for row in _current(ids)}
    back = [line for line in lines if _as_left(line, now_with.get(line.case_id), hand)]
    numbers = _numbers(line.case_id for line in back)
    _current(list(numbers)).update(ended_at=hand.now, ended_by=hand.by)
    Assignment.objects.bulk_create(
        Assignment(
            case_id=line.case_id,
            seat=line.before_seat,
            team=line.before_team,
            ground=hand.ground,
            by=hand.by,
            at=hand.now,
        )
        for line in back
        if line.before_seat or line.before_team
    )
    moved = [line for line in back if line.after_seat]
    _move_today(((line.case_id, line.work_seat) for line in moved), now=hand.now)
    for line in back:
        _told(line, numbers[line.case_id], hand, back=True)
    return back


def _as_left(line: BulkLine, row: Assignment | None, hand: Hand) -> bool:
    if row is None:
        return not (line.after_seat or line.after_team)
    return hand.bulk is not None and row.bulk_id == hand.bulk.pk


def _unsteered(lines: Sequence[BulkLine], hand: Hand) -> list[BulkLine]:
    if hand.bulk is None or hand.bulk.done_at is None:
        return []
    rows = Steer.objects.filter(
        case_id__in=[line.case_id for line in lines],
        withdrawn_at=None,
        at=hand.bulk.done_at,
    )
    made = set(rows.values_list("case_id", flat=True))
    rows.update(withdrawn_at=hand.now, withdrawn_by=hand.by)
    back = [line for line in lines if line.case_id in made]
    for number in _numbers(line.case_id for line in back).values():
        journal.write(SteerWithdrawn(number, hand.ground), by=hand.by, at=hand.now)
    return back


def _told(line: BulkLine, number: str, hand: Hand, *, back: bool) -> None:
    before = (line.before_seat, line.before_team)
    after = (line.after_seat, line.after_team)
    if back:
        before, after = after, before
    fact = CaseAssigned(
        number,
        seat=after[0],
        team=after[1],
        before_seat=before[0],
        before_team=before[1],
        reason="" if back else line.reason,
        ground=hand.ground if back else line.rule or hand.ground,
        bulk=hand.bulk.pk if hand.bulk else 0,
    )
    journal.write(fact, by=hand.by, at=hand.now)


def _move_today(cases: Iterable[tuple[int, str]], *, now: datetime) -> None:
    """Let today's calls go with the cases; the place in the day stays as it was."""
    to: dict[str, list[int]] = defaultdict(list)
    for case, seat in cases:
        if seat:
            to[seat].append(case)
    on, calling = desk_day(now), set(_calling())
    told = Attempt.objects.exclude(code="").filter(at__gte=_midnight(now))
    for seat, ids in to.items():
        if seat in calling:
            items = WorkItem.objects.filter(run__on=on, case_id__in=ids)
            items = items.exclude(round="").exclude(case_id__in=told.values("case_id"))
            items.update(seat=seat)


def _midnight(now: datetime) -> datetime:
    return datetime.combine(desk_day(now), time.min, ZoneInfo(DESK_ZONE))


def _calling() -> list[str]:
    staff = Staff.objects.filter(role="collector", user__is_active=True)
    return list(staff.values_list("user__username", flat=True))


def _current(cases: Sequence[int]) -> QuerySet[Assignment]:
    return Assignment.objects.filter(case_id__in=cases, ended_at=None)


def _numbers(cases: Iterable[int]) -> dict[int, str]:
    rows = Case.objects.filter(pk__in=list(cases)).order_by("number")
    return dict(rows.values_list("pk", "number"))
