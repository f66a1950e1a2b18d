"""The rest of the day after something happened: one debtor's rows judged anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from django.db.models import QuerySet

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import IN_VAIN, Result
from arrears.domain.money.promise import PromiseState
from arrears.law.engine.guard import Hearing
from arrears.law.engine.packs import rules
from arrears.law.engine.rule import Rule
from arrears.law.engine.verdict import Finding, Verdict
from arrears.planner.own_numbers import BEST_FIRST
from arrears.planner.policy import Policy
from arrears.planner.promised import Ahead, Told, ahead
from arrears.planner.reasons import doubtful
from arrears.planner.steps.dials import DAYS_REMEMBERED
from arrears.planner.steps.openings import AFTERNOON, HOUR_FIXED
from arrears.planner.turn import Known, Turn, turn_of
from arrears.store import asking, cases, promises, steering, sums
from arrears.store.models import Attempt, Case, Person, Point, Promise, WorkItem
from arrears.store.reached import NEVER_RUNG, NumberRecord, number_records
from arrears.store.scope import whole

from .calls_left import NO_HOMES, NOTHING_DUE, DueToday, Home
from .day_clock import DayClock
from .in_force import policy_of
from .judged_anew import settled
from .rest_of_day import RestOfDay, said


@whole()
def replan(
    debtor: int,
    *,
    now: datetime,
    policy: Policy | None = None,
    homes: Mapping[int, Home] = NO_HOMES,
) -> int:
    """
    Bring the rest of the debtor's day in line with what is known now; no plan, nothing.

    A row that may no longer be called is set aside with the reason that a full plan
    gives; a call that stands keeps its seat and its time. Who promised for today is
    reminded; who rang in vain comes in the afternoon; one for whom nothing stands in
    the way any more comes in the next round of its own, at a seat that fits and has
    room. Calls of `homes`, by case, go first to the seat named there. What else was told
    today is done and stays. Returns how many rows changed.
    """
    on = cases.desk_day(now)
    items = WorkItem.objects.filter(run__on=on, case__debtor_id=debtor)
    rows = list(items.select_related("case__debtor", "case__placement", "point", "run"))
    if not rows:
        return 0
    run = rows[0].run
    clock = DayClock(on, now, policy or policy_of(run))
    rest = RestOfDay(run, clock, (debtor,), homes=homes)
    rest.know(rows)
    if rest.clock.policy.calls_evenings:  # the figures of the whole book have a say
        return rest.save(settled(rest))
    changed = [row for row in sorted(rows, key=_by_rank) if _replanned(row, rest)]
    return rest.save(changed)


def _by_rank(row: WorkItem) -> tuple[object, ...]:
    """Return the order in which a debtor's cases come: calls that stand, then by rank."""
    rank = (row.priority or 0, -(row.owed_minor or 0), row.case.number)
    return (bool(row.reason), row.reason == "same_person", *rank)


def _replanned(row: WorkItem, rest: RestOfDay) -> bool:
    """Judge one row anew; say whether that changed it."""
    before = said(row)
    promise = _promise(row.case, rest.clock.on)
    runs = promise is not None and promises.promise_state(promise, on=rest.clock.on)
    running = promise if runs and runs.is_running else None
    found = _ahead(running, rest) if running else None
    turn = _turn(row, running, found, rest)
    target = rest.calls.target(row, turn, _due(running, found))
    if target is None:
        return False
    reason, point, target = _judged(row, target, rest, promised=running is not None)
    if not reason and runs is PromiseState.KEPT:
        reason = "promise_kept"
    elif not reason and running and row.case.traces.filter(ended_at=None).exists():
        reason = "payment_claimed"
    elif not reason and found and found.reminded and found.follows_at is None:
        reason = "reminded_today"
    rest.settle(row, reason, target, point)
    return said(row) != before


def _promise(case: Case, on: date) -> Promise | None:
    """Return the promise for the day that no other took the place of, if there is one."""
    due = case.promises.filter(superseded_at=None, due_on=on)
    return due.select_related("case__debtor").first()


def _due(promise: Promise | None, found: Ahead | None) -> DueToday:
    if promise is None or found is None:
        return NOTHING_DUE
    return DueToday(promise.made_at, _hour(promise), found.follows_at)


def _hour(promise: Promise) -> int | None:
    due = promise.due_at
    return due.hour * 60 + due.minute if due else None


def _ahead(promise: Promise, rest: RestOfDay) -> Ahead:
    """Return whether she was reminded, and when she is called after the hour."""
    debtor = promise.case.debtor
    last = _ours(promise.case, rest.clock.now - timedelta(days=2)).first()
    told = Told(
        at=_hour(promise),
        made=_minute_of(debtor, promise.made_at, rest.clock.on),
        dialled=_minute_of(debtor, last[0], rest.clock.on) if last else None,
    )
    return ahead(told, policy=rest.clock.policy)


def _minute_of(debtor: Person, at: datetime, on: date) -> int | None:
    """Return the minute of the debtor's day `on`; None on another day."""
    clock = cases.on_clock(debtor, at)
    return clock.hour * 60 + clock.minute if clock.date() == on else None


def _turn(
    row: WorkItem, promise: Promise | None, found: Ahead | None, rest: RestOfDay
) -> Turn:
    """Return the turn of a full plan; the book is asked of it only where one may change."""
    if promise and found:
        known = Known(
            promised=True,
            promised_at=_hour(promise),
            reminded=found.reminded and found.follows_at is not None,
            follows_at=found.follows_at,
        )
        return turn_of(known, policy=rest.clock.policy)
    if (
        not row.reason
        and row.round not in HOUR_FIXED
        and row.case_id not in rest.calls.told
    ):
        return Turn(row.round, row.slot_minutes)
    debtor = row.case.debtor
    known = Known(
        prefers_from=debtor.prefers_from_minutes,
        tried=bool(rest.calls.told),
        rung_in_vain=_rung_in_vain(row.case, rest),
    )
    return turn_of(known, policy=rest.clock.policy)


def _rung_in_vain(case: Case, rest: RestOfDay) -> int | None:
    """Return at what minute of the debtor's day our last call rang in vain."""
    since = rest.clock.now - timedelta(days=DAYS_REMEMBERED + 1)
    last = _ours(case, since).first()
    if last is None or last[1] == Result.CONVERSATION:
        return None
    clock = cases.on_clock(case.debtor, last[0])
    return clock.hour * 60 + clock.minute


def _ours(case: Case, since: datetime) -> QuerySet[Attempt, tuple[datetime, str]]:
    """Return when we rang the debtor and what came of it, the last first."""
    ours = Attempt.objects.filter(
        person_id=case.debtor_id,
        at__gte=since,
        channel=Channel.PHONE,
        initiator="collector",
        result__in=[*IN_VAIN, Result.CONVERSATION, Result.RESERVED],
    )
    return ours.order_by("-at").values_list("at", "result")


def _judged(
    row: WorkItem, turn: Turn, rest: RestOfDay, *, promised: bool
) -> tuple[str, Point | None, Turn]:
    """Return the reason why the case is not called and "", or its best number and turn."""
    case, on = row.case, rest.clock.on
    due_on = sums.oldest_due_on(sums.debt_sums(case))
    if due_on is None:
        return "no_due_date", None, turn
    if (on - due_on).days + rest.clock.policy.due_day_counts < 1:
        return "not_overdue", None, turn
    if not case.debtor.zone:
        return "unknown_zone", None, turn
    found = [
        (*_refusal(case, point, row, turn, rest), point)
        for point in _numbers(case, rest)
    ]
    if not found:
        return "no_number", None, turn
    reason, turn, point = min(found, key=lambda each: bool(each[0]))
    return reason or _more(row, rest, promised=promised), point, turn


def _more(row: WorkItem, rest: RestOfDay, *, promised: bool) -> str:
    """Return what besides the law keeps the case from being called, or nothing."""
    if not promised and _talked(row, rest):
        return "reached_today"
    return "excluded" if steering.is_left_out(row.case, rest.clock.on) else ""


def _numbers(case: Case, rest: RestOfDay) -> list[Point]:
    """Return the debtor's numbers in the order in which a plan prefers them."""
    kinds = [str(kind) for kind in BEST_FIRST]
    points = list(case.debtor.points.filter(kind__in=kinds).select_related("person"))
    own = rest.clock.policy.numbers
    found: Mapping[int, NumberRecord] = {}
    if own is not None and len(points) > 1:
        day = datetime.combine(rest.clock.on, time.min, UTC)
        since, until = day - timedelta(days=DAYS_REMEMBERED), day + timedelta(days=1)
        found = number_records(case.debtor_id, since=since, until=until)

    def place(point: Point) -> tuple[int, str]:
        kind = BEST_FIRST[kinds.index(point.kind)]
        if own is None:
            return kinds.index(point.kind), str(point.pk)
        told = found.get(point.pk, NEVER_RUNG)
        return own.place(kind, dials=told.dials, talks=told.talks), str(point.pk)

    return sorted(points, key=place)


def _refusal(
    case: Case, point: Point, row: WorkItem, turn: Turn, rest: RestOfDay
) -> tuple[str, Turn]:
    """
    Return the code of the rule that keeps the number from being called, or nothing.

    Where only the hour does, the turn moves to the next minute of its round, or of
    the afternoon, at which none does.
    """
    now = rest.clock.now
    planned = rest.clock.instant(row, rest.clock.minute(row, turn))
    asked = asking.question(case, point, channel=Channel.PHONE, at=max(planned, now))
    told = _rules(rest.clock.policy.packs)
    if planned < now:  # late for its minute; the hour is asked of when it is placed
        told = tuple(rule for rule in told if not rule.of_the_hour)
    hearing = Hearing(asked, told)
    reason = _first(hearing.at(max(planned, now)).findings, told)
    if not reason or not _of_the_hour(reason, told):
        return reason, turn
    for round_ in dict.fromkeys((turn.round, AFTERNOON)):
        window = rest.clock.window(round_)
        begins = max(rest.clock.instant(row, window.from_minutes), now)
        opens = Hearing(replace(asked, at=begins), told).judgement()
        at = begins if opens.allowed else opens.next_allowed_at
        if at and at < rest.clock.instant(row, window.until_minutes - 1):
            clock = cases.on_clock(case.debtor, at + timedelta(seconds=59))
            return "", Turn(round_, clock.hour * 60 + clock.minute)
    return reason, turn


def _of_the_hour(reason: str, told: Sequence[Rule]) -> bool:
    return any(rule.key == reason and rule.of_the_hour for rule in told)


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


def _talked(row: WorkItem, rest: RestOfDay) -> bool:
    begins = rest.clock.instant(row, 0)
    day = Attempt.objects.filter(
        person_id=row.case.debtor_id, at__gte=begins, at__lt=begins + timedelta(days=1)
    )
    return day.filter(result=Result.CONVERSATION).exists()


@cache
def _rules(packs: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the telephone rules of the packs, in the plan's order."""
    return tuple(rule for rule in rules(packs) if Channel.PHONE in rule.channels)
