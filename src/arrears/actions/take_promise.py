"""Take a debtor's promise to pay."""

from datetime import date, datetime, time

from django.db import transaction

from arrears.domain.audit.money import PromiseTaken
from arrears.domain.case.promising import Horizon, PromiseRefused, accept
from arrears.domain.contact.outcome import BY_CODE
from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise
from arrears.store import cases, journal, sums
from arrears.store.models import Case
from arrears.store.models import Promise as PromiseRow

from .record_outcome import settle
from .replan import replan

__all__ = ["PromiseRefused", "take_promise"]

PROMISE_CODE = "EVT-12"


@transaction.atomic
def take_promise(  # noqa: PLR0913  (what a promise consists of)
    *,
    number: str,
    amount: Amount,
    due_on: date,
    due_at: time | None,
    source: str,
    by: str,
    now: datetime,
    reason: str = "",
    reminder_agreed: bool = False,
    attempt: int | None = None,
    note: str = "",
) -> Promise:
    """
    Write down a promise on case `number`, and journal it (CAD-09, DAT-56).

    `attempt` is the reserved call in which it was made; without one the debtor
    rang us. A promise that was still running is replaced by this one. Raises
    PromiseRefused, in words a collector can read out, when the case cannot take
    it; OutcomeRefused when the call was told already.
    """
    case = cases.lock(number)
    promise = accept(
        Promise(amount, now, due_on, due_at, source.strip(), reminder_agreed),
        owed=sums.total(sums.debt_sums(case)),
        today=cases.local_day(case.debtor, now),
        reason=reason,
        horizon=Horizon(),
    )
    initiator = "collector" if attempt else "debtor"
    outcome = BY_CODE[PROMISE_CODE]
    settle(
        case, outcome, attempt=attempt, initiator=initiator, note=note, by=by, now=now
    )
    write_promise(case, promise, reason=reason.strip(), by=by, now=now)
    replan(case.debtor_id, now=now)
    return promise


def write_promise(
    case: Case, promise: Promise, *, reason: str, by: str, now: datetime
) -> None:
    """Keep an accepted promise in the place of the one that ran, and journal it."""
    current = case.promises.filter(superseded_at=None)
    current.update(superseded_at=promise.made_at)
    PromiseRow.objects.create(
        case=case,
        amount_minor=promise.amount.minor,
        currency=promise.amount.currency,
        made_at=promise.made_at,
        due_on=promise.due_on,
        due_at=promise.due_at,
        source=promise.source,
        reason=reason,
        reminder_agreed=promise.reminder_agreed,
        by=by,
    )
    journal.write(_fact(case, promise, reason), by=by, at=now)


def _fact(case: Case, promise: Promise, reason: str) -> PromiseTaken:
    return PromiseTaken(
        case.number,
        amount_minor=promise.amount.minor,
        currency=promise.amount.currency,
        due_on=promise.due_on.isoformat(),
        due_at=promise.due_at.isoformat("minutes") if promise.due_at else "",
        source=promise.source,
        reason=reason,
    )
