"""Take a payment back: it bounced, or was posted to the wrong account."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.money import PaymentReversed
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Adjustment, Payment

from .judge_agreement import judge_agreement


class ReversalRefused(Refusal):
    """The payment cannot be taken back like this."""


class NoSuchPayment(ReversalRefused):
    """There is no such payment on the case."""

    words = Words(
        "案件上没有这笔收款，请刷新页面。",
        "There is no such payment on the case. Reload the page.",
    )


class ReversedAlready(ReversalRefused):
    """The payment was taken back before."""

    words = Words(
        "收款 {ref} 已于 {on} 冲正，不能再冲正一次。",
        "{ref} was reversed on {on} already; it cannot be reversed again.",
    )


class ReversalGroundMissing(ReversalRefused):
    """Nobody said why."""

    words = Words(
        "请写明冲正原因，例如银行退回、记错账户。",
        "Say why it is reversed: returned by the bank, posted to the wrong account.",
    )


@transaction.atomic
def reverse_payment(
    *, number: str, payment: int, ground: str, by: str, now: datetime
) -> None:
    """
    Take payment `payment` of case `number` back, and journal it.

    The row stays; its reversal stands beside it, and everything that was derived
    from it is derived anew. Raises ReversalRefused, UnknownCase.
    """
    cases.hold(number)
    case = cases.case(number)
    rows = Payment.objects.select_related("debt", "reversal")
    row = rows.filter(pk=payment, debt__case=case).first()
    if row is None:
        raise NoSuchPayment
    if hasattr(row, "reversal"):
        raise ReversedAlready(ref=row.ref, on=row.reversal.on)
    if not ground.strip():
        raise ReversalGroundMissing
    Adjustment.objects.create(
        debt=row.debt,
        kind="reversal",
        on=max(cases.desk_day(now), row.paid_on),
        booked_at=now,
        owed_minor=row.amount_minor,
        payment=row,
        ref=f"reversal {row.pk}",
        ground=ground.strip()[:400],
        by=by,
    )
    fact = PaymentReversed(
        case.number,
        ref=row.ref,
        amount_minor=row.amount_minor,
        currency=row.debt.currency,
        ground=ground.strip()[:400],
    )
    journal.write(fact, by=by, at=now)
    judge_agreement(case, by=by, now=now)
