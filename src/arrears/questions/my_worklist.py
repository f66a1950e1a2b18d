"""The day's work of one seat, or of the whole floor: rounds, promises, who is left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from arrears.domain.case.stage import Stage
from arrears.domain.contact.outcome import BY_CODE, Result
from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise as PromiseToPay
from arrears.domain.money.promise import PromiseState
from arrears.domain.words import Words
from arrears.planner.policy import Policy, kept
from arrears.planner.reasons import reason_words, rounds_shown
from arrears.store import asides
from arrears.store.cases import DESK_ZONE
from arrears.store.models import Attempt, PlanRun, Promise
from arrears.store.promises import READ, PromiseRead, promise_of, promise_states

from .floor_board import promises_due
from .masked import masked
from .told_today import Calls, calls_by_seat, is_done, told_on

# On one page, of a seat and of the whole floor, whose board lists all; the rest is counted.
MOST_PROMISES, MOST_OF_FLOOR = 100, 30
COUNTERS = ("to_call", "done", "reached", "promised", "set_aside")


@dataclass(frozen=True, slots=True)
class Told:
    """The last thing that was written down on a case."""

    at: datetime
    words: Words
    note: str


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One call of the day."""

    number: str
    name: str
    stage: Stage
    days_past_due: int
    owed: Amount
    priority: int
    slot_minutes: int  # the debtor's own clock
    seat: str
    place: int
    point_kind: str
    masked: str
    last: Told | None
    done: bool  # by what was told of it today


@dataclass(frozen=True, slots=True)
class Round:
    """One round of the day with its calls in order of their place."""

    key: str
    words: Words
    lines: tuple[WorkLine, ...]

    @property
    def done(self) -> int:
        """Return how many of its calls were made."""
        return sum(line.done for line in self.lines)


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise that falls due on the day."""

    number: str
    name: str
    promise: PromiseToPay
    zone: str  # the debtor's clock, by which its hour is meant
    state: PromiseState


@dataclass(frozen=True, slots=True)
class AsideCount:
    """How many cases are left out for one reason."""

    reason: str
    words: Words
    cases: int


@dataclass(frozen=True, slots=True)
class Worklist:
    """The day; `planned_at` is None while no plan was made for it."""

    on: date
    planned_at: datetime | None
    rounds: tuple[Round, ...]
    promises: tuple[PromiseLine, ...]
    aside: tuple[AsideCount, ...]
    counters: Mapping[str, int]  # to_call, done, reached, promised, set_aside
    policy: Policy = field(default_factory=Policy.default)  # that it runs by
    calls: Calls = field(default_factory=dict)  # the floor's, where asked


class Called(NamedTuple):
    """What is read of one call of the plan."""

    case_id: int
    round: str
    stage: str
    days_past_due: int | None
    currency: str
    owed_minor: int | None
    priority: int | None
    slot_minutes: int | None
    seat: str
    place: int | None
    number: str
    name: str
    point: str | None
    point_kind: str | None


CALLED = (
    *Called._fields[:-4],
    *("case__number", "case__debtor__name", "point__value", "point__kind"),
)
NAMED = ("case__number", "case__debtor__name")


def my_worklist(*, on: date, seat: str | None) -> Worklist:
    """
    Return the plan of day `on` for `seat`; for None, the whole floor's figures.

    The floor has no rounds of its own: its calls are listed seat by seat. Those
    left out have no seat, so everybody sees all of them.
    """
    run = PlanRun.objects.filter(on=on).first()
    if run is None:
        return Worklist(on, None, (), (), (), dict.fromkeys(COUNTERS, 0))
    due, aside = _due(on, seat), aside_counts(run)
    most = MOST_PROMISES if seat is not None else MOST_OF_FLOOR
    promises = _promises(due, on, most=most)
    all_listed = len(promises) < most
    rounds = _rounds(run, seat) if seat is not None else ()
    calls = calls_by_seat(run) if seat is None else {}
    counters = _called(run, seat, rounds, calls) | {
        "promised": len(promises) if all_listed else due.count(),
        "set_aside": sum(each.cases for each in aside),
    }
    policy = kept(run.policy_text)
    return Worklist(on, run.made_at, rounds, promises, aside, counters, policy, calls)


def my_rounds(*, on: date, seat: str) -> tuple[Round, ...]:
    """Return the rounds of a seat alone; none while no plan was made for the day."""
    run = PlanRun.objects.filter(on=on).first()
    return _rounds(run, seat) if run else ()


def aside_counts(run: PlanRun) -> tuple[AsideCount, ...]:
    """Return the reasons for which cases are left out, most frequent first."""
    counted = sorted(asides.of(run).items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        AsideCount(reason, reason_words(reason), cases) for reason, cases in counted
    )


def last_told(case_ids: Iterable[int]) -> dict[int, Told]:
    """Return the last outcome of each case, in one query for all of them."""
    rows = Attempt.objects.filter(case_id__in=list(case_ids)).exclude(code="")
    ordered = rows.order_by("case_id", "at").values_list(
        "case_id", "at", "code", "note"
    )
    return {
        case: Told(at, BY_CODE[code].words, note) for case, at, code, note in ordered
    }


def _rounds(run: PlanRun, seat: str) -> tuple[Round, ...]:
    items = run.items.exclude(round="").filter(seat=seat)
    ordered = items.order_by("round", "slot_minutes", "place")
    rows = [Called(*each) for each in ordered.values_list(*CALLED)]
    ids = [item.case_id for item in rows]
    last, done = last_told(ids), _done(run, rows)
    lines = [
        (item.round, _line(item, last.get(item.case_id), done=item.case_id in done))
        for item in rows
    ]
    return tuple(
        Round(key, words, tuple(line for its_round, line in lines if its_round == key))
        for key, words in rounds_shown({key for key, _ in lines}).items()
    )


def _line(item: Called, last: Told | None, *, done: bool) -> WorkLine:
    return WorkLine(
        number=item.number,
        name=item.name,
        stage=Stage(item.stage),
        days_past_due=item.days_past_due or 0,
        owed=Amount(item.currency, item.owed_minor or 0),
        priority=item.priority or 0,
        slot_minutes=item.slot_minutes or 0,
        seat=item.seat,
        place=item.place or 0,
        point_kind=item.point_kind or "",
        masked=masked(item.point or "", item.point_kind) if item.point_kind else "",
        last=last,
        done=done,
    )


def _done(run: PlanRun, rows: Sequence[Called]) -> set[int]:
    """Return the cases whose call is done, of those called in these rounds."""
    ids, rounds = [row.case_id for row in rows], {row.round for row in rows}
    items = run.items.filter(case_id__in=ids)
    done = items.filter(is_done(run, among=ids, rounds=rounds))
    return set(done.values_list("case_id", flat=True))


def _due(on: date, seat: str | None) -> QuerySet[Promise]:
    due = promises_due(on)
    if seat is not None:
        due = due.filter(case__work_items__run__on=on, case__work_items__seat=seat)
    return due


def _promises(
    due: QuerySet[Promise], on: date, *, most: int
) -> tuple[PromiseLine, ...]:
    """Return the first of the promises due, by their hour; those of no hour come last."""
    rows = due.values_list(*READ, *NAMED)[:most]
    told = [(PromiseRead(*row[:-2]), *row[-2:]) for row in rows]
    states = promise_states([row for row, *_ in told], on=on)
    return tuple(
        PromiseLine(
            number, name, promise_of(row), row.zone or DESK_ZONE, states[row.pk]
        )
        for row, number, name in told
    )


def _called(
    run: PlanRun, seat: str | None, rounds: Iterable[Round], calls: Calls
) -> dict[str, int]:
    """Return what is called and was: of a seat from its rounds, of the floor counted."""
    talks = told_on(run.on).filter(result=Result.CONVERSATION)
    if seat is not None:
        to_call = sum(len(each.lines) for each in rounds)
        done, talks = sum(each.done for each in rounds), talks.filter(by=seat)
    else:
        called = [each for (_, key), each in calls.items() if key]
        to_call = sum(planned for planned, _ in called)
        done = sum(done for _, done in called)
    return {"to_call": to_call, "done": done, "reached": talks.count()}
