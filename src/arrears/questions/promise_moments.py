"""The promises to be reminded of now, and those to be looked for in the ledger (CAD-10)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from arrears.domain.money.amount import Amount
from arrears.domain.money.promise_hours import moments
from arrears.domain.words import Words
from arrears.store.cases import DESK_ZONE, desk_day, local_day
from arrears.store.models import Promise
from arrears.store.promises import promise_of, promise_states

A_DAY = timedelta(days=1)
KINDS = {
    "remind": Words("该提醒了", "remind now"),
    "check": Words("该查账了", "look in the ledger"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One promise whose moment has come, and what it is for."""

    kind: Literal["remind", "check"]
    number: str
    name: str
    amount: Amount
    at: datetime  # its own hour
    by: str

    @property
    def words(self) -> Words:
        """Return what is to be done, as people read it."""
        return KINDS[self.kind]


def promise_moments(
    *, now: datetime, numbers: Collection[str] | None = None
) -> tuple[Moment, ...]:
    """
    Return, by their hour, the promises of today that are to be reminded of or checked.

    One is to be reminded of within the hour before, where that was agreed; it is to be
    checked from an hour after until its day is over, while the money has not come.
    With `numbers` of these cases alone.
    """
    on = desk_day(now)
    due = Promise.objects.filter(
        due_on__range=(on - A_DAY, on + A_DAY),
        due_at__isnull=False,
        superseded_at=None,
        case__closed_on=None,
    )
    if numbers is not None:
        due = due.filter(case__number__in=numbers)
    rows = list(due.select_related("case__debtor").order_by("due_on", "due_at", "pk"))
    states = promise_states(rows, on=on)
    found = []
    for row in rows:
        zone = row.case.debtor.zone or DESK_ZONE
        when = moments(promise_of(row), zone=zone, state=states[row.pk])
        if when.check_at is None or local_day(row.case.debtor, now) != row.due_on:
            continue
        hour = when.check_at - timedelta(hours=1)
        if when.check_at <= now:
            found.append(_moment("check", row, hour))
        elif when.remind_at and when.remind_at <= now < hour:
            found.append(_moment("remind", row, hour))
    return tuple(found)


def _moment(kind: Literal["remind", "check"], row: Promise, at: datetime) -> Moment:
    amount = Amount(row.currency, row.amount_minor)
    return Moment(kind, row.case.number, row.case.debtor.name, amount, at, row.by)
