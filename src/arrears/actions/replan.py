"""The rest of the day after something happened: one debtor's rows judged anew."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import Result
from arrears.law.engine.guard import Hearing
from arrears.law.engine.packs import rules
from arrears.law.engine.rule import Rule
from arrears.law.engine.verdict import Finding, Verdict
from arrears.planner.policy import Policy
from arrears.planner.reasons import doubtful
from arrears.planner.steps.lawful import BEST_FIRST
from arrears.store import asides, asking, cases, sums
from arrears.store.models import Attempt, Case, Point, Promise, WorkItem

# What other rows of the book decide; it stays while the law would let the case go on.
OF_THE_BOOK = frozenset(
    {"held_out", "excluded", "no_seat_left", "no_seat_fits", "same_person"}
)
AFTERNOON = "afternoon"


def replan(debtor: int, *, now: datetime, policy: Policy | None = None) -> int:
    """
    Bring the rest of the debtor's day in line with what is known now; no plan, nothing.

    A row that may no longer be called is set aside with the reason that a full plan
    gives; a call that was dealt keeps its seat and its time; one for whom nothing
    stands in the way any more comes in the afternoon, at a seat with room. What was told
    today is done and stays in its list. Returns how many rows changed.
    """
    chosen, on = policy or Policy.default(), cases.desk_day(now)
    items = WorkItem.objects.filter(run__on=on, case__debtor_id=debtor)
    rows = items.exclude(case_id__in=_told_on(on, debtor)).select_related(
        "case__debtor", "point", "run"
    )
    changed, moved = 0, Counter[str]()
    for row in rows:
        was, run = row.reason, row.run
        changed += _replanned(row, on=on, now=now, policy=chosen)
        moved.update({row.reason: 1})
        moved.subtract({was: 1})
    if changed:
        asides.move(run, moved)
    return changed


def _replanned(row: WorkItem, *, on: date, now: datetime, policy: Policy) -> bool:
    """Judge one row anew and save what changed."""
    before = _said(row)
    reason, point = _judged(row, on=on, now=now, policy=policy)
    if reason:
        _set_aside(row, reason)
    elif row.reason in OF_THE_BOOK:
        pass
    elif row.reason:
        _dealt_in(row, point, policy)
    else:
        row.point = point
    if _said(row) == before:
        return False
    row.save()
    run = row.run
    run.called = run.items.filter(reason="").count()
    run.save(update_fields=["called"])
    return True


def _said(row: WorkItem) -> tuple[object, ...]:
    return (row.reason, row.point_id, row.round, row.slot_minutes, row.seat)


def _judged(
    row: WorkItem, *, on: date, now: datetime, policy: Policy
) -> tuple[str, Point | None]:
    """Return the reason why the case is not called and "", or its best number."""
    case = row.case
    due_on = sums.oldest_due_on(sums.debt_sums(case))
    if due_on is None:
        return "no_due_date", None
    if (on - due_on).days + policy.due_day_counts < 1:
        return "not_overdue", None
    if not case.debtor.zone:
        return "unknown_zone", None
    found = [
        (_refusal(case, point, row, on=on, now=now, policy=policy), point)
        for point in _numbers(case)
    ]
    if not found:
        return "no_number", None
    reason, point = min(found, key=lambda each: bool(each[0]))
    if not reason and _talked(case, on) and not _promised(case, on):
        return "reached_today", None
    return reason, point


def _numbers(case: Case) -> list[Point]:
    """Return the debtor's numbers in the order in which a plan prefers them."""
    kinds = [str(kind) for kind in BEST_FIRST]
    points = case.debtor.points.filter(kind__in=kinds).select_related("person")
    return sorted(points, key=lambda p: (kinds.index(p.kind), str(p.pk)))


def _refusal(
    case: Case,
    point: Point,
    row: WorkItem,
    *,
    on: date,
    now: datetime,
    policy: Policy,
) -> str:
    """Return the code of the rule that keeps the number from being called, or nothing."""
    slot = row.slot_minutes
    minutes = policy.afternoon.from_minutes if slot is None else slot
    planned = cases.instant(case.debtor, on=on, clock=_clock(minutes))
    asked = asking.question(case, point, channel=Channel.PHONE, at=max(planned, now))
    told = _rules(policy.packs)
    if planned < now:  # late for its minute; the hour is asked of when it is placed
        told = tuple(rule for rule in told if not rule.of_the_hour)
    findings = Hearing(asked, told).at(max(planned, now)).findings
    return _first(findings, told)


def _first(findings: Iterable[Finding], told: Sequence[Rule]) -> str:
    """Return the first denial in the rules' order, else the first open question."""
    said: Mapping[str, Finding] = {each.rule: each for each in findings}
    for timed in (False, True):
        of_these = [rule for rule in told if rule.of_the_hour == timed]
        denied = [r.key for r in of_these if _verdict(said, r) is Verdict.DENY]
        asks = [
            doubtful(rule.key) if said[rule.key].missing else rule.key
            for rule in of_these
            if _verdict(said, rule) is Verdict.NEEDS_HUMAN
        ]
        if denied or asks:
            return [*denied, *asks][0]
    return ""


def _verdict(said: Mapping[str, Finding], rule: Rule) -> Verdict | None:
    return said[rule.key].verdict if rule.key in said else None


def _set_aside(row: WorkItem, reason: str) -> None:
    row.reason, row.round, row.seat = reason, "", ""
    row.point = row.slot_minutes = row.place = None


def _dealt_in(row: WorkItem, point: Point | None, policy: Policy) -> None:
    """Give the row a turn in the afternoon, at the seat with the fewest calls."""
    called = row.run.items.filter(reason="").exclude(seat="")
    seats = sorted(set(called.values_list("seat", flat=True)))
    loads = {seat: called.filter(seat=seat, round=AFTERNOON).count() for seat in seats}
    if not seats:
        _set_aside(row, "no_seat_left")
        return
    seat = min(seats, key=lambda each: (loads[each], each))
    slot = policy.afternoon.from_minutes + loads[seat] * policy.minutes_per_call
    row.reason, row.round, row.seat, row.point = "", AFTERNOON, seat, point
    row.place = loads[seat] + 1
    row.slot_minutes = min(slot, policy.afternoon.until_minutes - 1)


def _talked(case: Case, on: date) -> bool:
    begins = cases.instant(case.debtor, on=on, clock=time.min)
    day = Attempt.objects.filter(
        person_id=case.debtor_id, at__gte=begins, at__lt=begins + timedelta(days=1)
    )
    return day.filter(result=Result.CONVERSATION).exists()


def _promised(case: Case, on: date) -> bool:
    return Promise.objects.filter(case=case, superseded_at=None, due_on=on).exists()


def _told_on(on: date, debtor: int) -> list[int]:
    """Return the debtor's cases of which something was told on the desk's day."""
    zone = ZoneInfo(cases.DESK_ZONE)
    begins = datetime.combine(on, time.min, zone)
    told = Attempt.objects.filter(
        case__debtor_id=debtor, at__gte=begins, at__lt=begins + timedelta(days=1)
    ).exclude(code="")
    return list(told.values_list("case_id", flat=True))


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


@cache
def _rules(packs: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the telephone rules of the packs, in the plan's order."""
    return tuple(rule for rule in rules(packs) if Channel.PHONE in rule.channels)
