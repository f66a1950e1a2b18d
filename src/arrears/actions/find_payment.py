"""Look for the payments that debtors say they made (OBJ-04, DAT-70)."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from arrears.domain.audit.money import TraceEnded, TraceOpened
from arrears.domain.money.amount import Amount
from arrears.domain.money.receipt import Receipt
from arrears.domain.money.trace import Claim, TraceRefused, could_be, opened
from arrears.domain.words import Words
from arrears.store import cases, journal
from arrears.store.models import Case, Payment, Promise, Trace
from arrears.store.promises import open_promise

from .replan import replan

__all__ = ["TraceRefused", "end_trace", "find_claimed", "open_trace"]


class NoSuchTrace(TraceRefused):
    """The trace is over, or was never on this case."""

    words = Words(
        "这项查找已经结束，请刷新页面。",
        "This trace is over already. Reload the page.",
    )


@transaction.atomic
def open_trace(*, number: str, claim: Claim, by: str, now: datetime) -> Trace:
    """
    Write down a payment the debtor says she made, and begin to look for it.

    What came in already and could be it ends the looking at once. It belongs to the
    promise that is running or, without one, to none; no money counts before it is
    seen. Raises TraceRefused, UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    opened(claim, on=cases.local_day(case.debtor, now))
    row = Trace.objects.create(
        case=case,
        promise=_meant(case, now=now),
        account=claim.account.strip()[:64],
        amount_minor=claim.amount.minor,
        currency=claim.amount.currency,
        paid_on=claim.on,
        way=claim.way.strip()[:60],
        evidence=claim.evidence.strip()[:400],
        opened_at=now,
        by=by,
    )
    fact = TraceOpened(
        case.number,
        amount_minor=row.amount_minor,
        currency=row.currency,
        paid_on=row.paid_on.isoformat(),
        way=row.way,
    )
    journal.write(fact, by=by, at=now)
    came = Payment.objects.filter(debt__case=case, reversal=None, trace=None)
    for payment in came.select_related("debt").order_by("-paid_on", "pk"):
        if _could_be(payment, row):
            _end(row, payment, by=by, now=now)
            break
    replan(case.debtor_id, now=now)
    return row


@transaction.atomic
def end_trace(*, number: str, trace: int, by: str, now: datetime) -> None:
    """
    End the looking in vain, and journal it: what was promised for it is then hollow.

    Raises NoSuchTrace, UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    row = case.traces.filter(pk=trace, ended_at=None).first()
    if row is None:
        raise NoSuchTrace
    _end(row, None, by=by, now=now)
    replan(case.debtor_id, now=now)


def find_claimed(case: Case, payment: Payment, *, by: str, now: datetime) -> None:
    """End the trace that this payment is what it looks for, the oldest of them."""
    looked_for = case.traces.filter(payment=None).order_by(
        F("ended_at").asc(nulls_first=True), "opened_at"
    )
    for row in looked_for:
        if _could_be(payment, row):
            _end(row, payment, by=by, now=now)
            return


def _could_be(payment: Payment, trace: Trace) -> bool:
    amount = Amount(payment.debt.currency, payment.amount_minor)
    return could_be(Receipt(amount, payment.paid_on, str(payment.pk)), claim_of(trace))


def claim_of(row: Trace) -> Claim:
    """Return what was claimed, as the domain knows it."""
    amount = Amount(row.currency, row.amount_minor)
    return Claim(row.account, amount, row.paid_on, row.way, row.evidence)


def _end(trace: Trace, payment: Payment | None, *, by: str, now: datetime) -> None:
    trace.payment, trace.ended_at, trace.ended_by = payment, now, by
    trace.save(update_fields=["payment", "ended_at", "ended_by"])
    found = payment.ref if payment else ""
    journal.write(TraceEnded(trace.case.number, found=found), by=by, at=now)


def _meant(case: Case, *, now: datetime) -> Promise | None:
    """Return the promise that is running, or that has just come due unpaid."""
    on = cases.local_day(case.debtor, now)
    current = open_promise(case, on=on)
    if current is None:
        current = case.promises.filter(superseded_at=None, due_on__lte=on).first()
    return current
