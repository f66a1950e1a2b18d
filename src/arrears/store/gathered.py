"""What a message is made of and judged by, of many cases at once: in as few looks as of one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import prefetch_related_objects

from . import outbox, sums
from .cases import local_day
from .known import Known
from .known_many import known_of_many
from .models import Case, Message, Point, Promise, Staff
from .promises import newest_standing
from .script_facts import OF_PROMISES


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is on record of one case; `points` are all those around its debtor."""

    points: Sequence[Point]
    debts: tuple[sums.DebtSum, ...]
    staff: Staff | None  # who writes
    promise: Promise | None  # the newest that stands, where a slot asks for it
    known: Known
    waiting: Sequence[Message]  # in the outbox, to any of the points


def gathered(
    cases: Sequence[Case], *, slots: frozenset[str], by: str, at: datetime
) -> Mapping[int, Gathered]:
    """
    Return what is on record of each case, by its id, for a message of `slots` at `at`.

    The cases have their registers read on the way (legal steps, offers, visits).
    """
    prefetch_related_objects(cases, "legal_steps", "offers", "visits")
    around = outbox.points_around(cases)
    debts = sums.debt_sums_of(cases)
    staff = Staff.objects.filter(user__username=by).first()
    known: dict[int, Known] = {}
    promises: dict[int, Promise] = {}
    for on, of_day in _by_day(cases, at).items():
        theirs = [point for case in of_day for point in around[case.debtor_id]]
        known |= known_of_many(of_day, theirs, at=at, on=on)
        if slots & OF_PROMISES:
            promises |= newest_standing([case.pk for case in of_day], on=on)
    waiting = outbox.waiting_for(around, at=at)
    return {
        case.pk: Gathered(
            points=around[case.debtor_id],
            debts=debts.get(case.pk, ()),
            staff=staff,
            promise=promises.get(case.pk),
            known=known[case.pk],
            waiting=waiting[case.debtor_id],
        )
        for case in cases
    }


def _by_day(cases: Sequence[Case], at: datetime) -> Mapping[date, list[Case]]:
    """Return the cases by their debtors' own calendar day: of all zones two or three."""
    days: dict[date, list[Case]] = defaultdict(list)
    for case in cases:
        days[local_day(case.debtor, at)].append(case)
    return days
