"""Where limitation stands, in the words of a statement that a debtor reads."""

from datetime import date

from arrears.domain.contact.outcome import Result
from arrears.domain.words import Words
from arrears.law.limitation import (
    LimitationEvent,
    LimitationKind,
    LimitationStatus,
    limitation,
)
from arrears.store import cases, sums
from arrears.store.models import Case

RUNNING = Words(
    "诉讼时效期间内：最早一笔未还款项于 {due_on} 到期，时效最早到 {expires_on} 届满。",
    "Within limitation: the oldest unpaid instalment fell due on {due_on}, and limitation ends on {expires_on} at the earliest.",
)
EXPIRED = Words(
    "诉讼时效已于 {expires_on} 届满，您可以据此拒绝还款。签字或同意还款，可能视为放弃这一抗辩，请先了解清楚再决定。",
    "Limitation ended on {expires_on}; you may refuse to pay on that ground. Signing or agreeing to pay may give this defence up, so be sure of it first.",
)
UNKNOWN = Words(
    "诉讼时效是否已经届满，现有材料还不能确定。签字或承诺还款之前，您可以先问清楚，也可以咨询律师。",
    "Whether limitation has ended cannot be told from what is known. Before you sign or promise anything, you may ask about it, or ask a lawyer.",
)


def limitation_line(each: sums.DebtSum, *, case: Case, on: date) -> Words:
    """
    Say where limitation stands on one debt.

    The period counts from when the last instalment fell due, which is seldom told. It
    is never before the oldest unpaid one: within limitation from there is within it in
    any case. Beyond that the answer is unknown, unless that one is the last. No event
    here has its proof, so none makes the period longer for certain.
    """
    due_on, product = each.statement.due_on, each.debt.product
    events = _events(each, case)
    found = limitation(due_on, events=events, product=product, on=on)
    if found.status is LimitationStatus.RUNNING:
        return RUNNING.filled(due_on=due_on, expires_on=found.expires_on)
    if found.status is LimitationStatus.EXPIRED and _is_last(each):
        return EXPIRED.filled(expires_on=found.expires_on)
    return UNKNOWN


def _is_last(each: sums.DebtSum) -> bool:
    of, paid = each.debt.instalments_total, each.debt.instalments_paid
    return of is not None and paid is not None and of - paid == 1


def _events(each: sums.DebtSum, case: Case) -> list[LimitationEvent]:
    """Return what may have interrupted the period; a receipt here is no proof of it."""
    paid = [
        LimitationEvent(LimitationKind.PAID, row.paid_on)
        for row in each.debt.payments.all()
    ]
    promised = [
        LimitationEvent(LimitationKind.AGREED, cases.local_day(case.debtor, at))
        for at in case.promises.values_list("made_at", flat=True)
    ]
    spoken = case.attempts.filter(person=case.debtor, result=Result.CONVERSATION)
    called = [
        LimitationEvent(LimitationKind.CALL, cases.local_day(case.debtor, at))
        for at in spoken.values_list("at", flat=True)
    ]
    return [*paid, *promised, *called]
