"""The two queues beside the rounds: what was settled to follow, and new accounts."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Window

from arrears.domain.contact.identity import StepKind
from arrears.domain.words import Words
from arrears.store.models import Attempt, Case, NextStep

MOST = 50
NEW_DAYS = 7  # our own choice; the source names no length (CAD-17)


@dataclass(frozen=True, slots=True)
class StepDue:
    """Something that was settled in a talk and is due."""

    number: str
    name: str
    words: Words
    is_call: bool
    due_on: date
    due_at: time | None  # the debtor's own clock
    late: bool


@dataclass(frozen=True, slots=True)
class Fresh:
    """A case that is new and that nobody has spoken of yet."""

    number: str
    name: str
    opened_on: date


@dataclass(frozen=True, slots=True)
class Sweep:
    """The first pass over new accounts: how many there are, and whom it has not reached."""

    new: int
    waiting: int  # whom nobody has spoken of yet
    left: tuple[Fresh, ...]  # the first of these

    @property
    def touched(self) -> int:
        """Return how many were contacted at least once."""
        return self.new - self.waiting

    @property
    def more(self) -> int:
        """Return how many of those that wait are not listed."""
        return self.waiting - len(self.left)


def steps_due(*, on: date, seat: str | None) -> tuple[StepDue, ...]:
    """Return what `seat` settled for today or earlier; a later contact puts it away."""
    since = Attempt.objects.filter(case=OuterRef("case"), at__gt=OuterRef("at"))
    rows = NextStep.objects.filter(due_on__lte=on, case__closed_on=None)
    if seat is not None:
        rows = rows.filter(by=seat)
    waiting = rows.exclude(Exists(since.exclude(code="")))
    told = waiting.order_by("due_on", "due_at", "pk").values_list(
        "case__number", "case__debtor__name", "kind", "due_on", "due_at"
    )
    return tuple(
        StepDue(
            number=number,
            name=name,
            words=StepKind(kind).words,
            is_call=kind == StepKind.CALL,
            due_on=due_on,
            due_at=due_at,
            late=due_on < on,
        )
        for number, name, kind, due_on, due_at in told[:MOST]
    )


def sweep(*, on: date, seat: str | None) -> Sweep:
    """Return the new accounts of the seat's list of the day, those untouched first (CAD-17)."""
    told = Attempt.objects.filter(case=OuterRef("pk")).exclude(code="")
    found = _new(on=on, seat=seat).annotate(touched=Exists(told))
    counted = found.annotate(
        new=Window(Count("pk")),
        waiting=Window(Count("pk", filter=Q(touched=False))),
    )
    rows = counted.order_by("touched", "opened_on", "number").values_list(
        "number", "debtor__name", "opened_on", "touched", "new", "waiting"
    )
    first = list(rows[:MOST])
    left = tuple(Fresh(*row[:3]) for row in first if not row[3])
    new, waiting = first[0][4:] if first else (0, 0)
    return Sweep(new=new, waiting=waiting, left=left)


def _new(*, on: date, seat: str | None) -> QuerySet[Case]:
    since = on - timedelta(days=NEW_DAYS)
    items = {"work_items__run__on": on, "work_items__reason": ""}
    if seat is not None:
        items["work_items__seat"] = seat
    return Case.objects.filter(opened_on__gt=since, opened_on__lte=on, **items)
