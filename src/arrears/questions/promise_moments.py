"""The promises to be reminded of now, and those to be looked for in the ledger (CAD-10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import PromiseState
from arrears.domain.money.promise_hours import Asked, asked_now, hour_of
from arrears.domain.words import Words
from arrears.store.cases import DESK_ZONE, desk_day
from arrears.store.models import Promise as Row
from arrears.store.promises import promise_of, promise_states

A_DAY = timedelta(days=1)
KINDS: Mapping[Asked, Words] = {
    "remind": Words("该提醒了", "remind now"),
    "check": Words("该查账了", "look in the ledger"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One promise whose moment has come, and what it is for."""

    kind: Asked
    number: str
    name: str
    amount: Amount
    at: datetime  # its own hour
    by: str

    @property
    def words(self) -> Words:
        """Return what is to be done, as people read it."""
        return KINDS[self.kind]


def promise_moments(*, now: datetime) -> tuple[Moment, ...]:
    """
    Return, by their hour, the promises of today that are to be reminded of or checked.

    One is to be reminded of within the hour before, where that was agreed; it is to be
    checked from an hour after until its day is over, while the money has not come.
    """
    on = desk_day(now)
    due = Row.objects.filter(
        due_on__range=(on - A_DAY, on + A_DAY),
        due_at__isnull=False,
        superseded_at=None,
        case__closed_on=None,
    ).select_related("case__debtor")
    rows = list(due.order_by("due_on", "due_at", "pk"))
    states = promise_states(rows, on=on)
    told = (_moment(row, states[row.pk], now=now) for row in rows)
    return tuple(each for each in told if each)


def _moment(row: Row, state: PromiseState, *, now: datetime) -> Moment | None:
    promise, zone = promise_of(row), row.case.debtor.zone or DESK_ZONE
    asked = asked_now(promise, zone=zone, state=state, now=now)
    hour = hour_of(promise, zone=zone)
    if asked is None or hour is None:
        return None
    case = row.case
    return Moment(asked, case.number, case.debtor.name, promise.amount, hour, row.by)
