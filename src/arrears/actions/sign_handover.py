"""Write down what the customer signed, invoice by invoice (PROC-16, CALC-18)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import HandoverSigned
from arrears.domain.money.trade import (
    HandoverLine,
    TradeRefused,
    raise_unless_reconciled,
)
from arrears.domain.words import Words
from arrears.store import cases, journal, trade
from arrears.store.models import Handover
from arrears.store.models import HandoverLine as LineRow

__all__ = ["TradeRefused", "sign_handover"]


class SignatureMissing(TradeRefused):
    """A handover is what somebody signed, and where the paper is."""

    words = Words(
        "请写明谁签的字、签字件存放在哪里。",
        "Say who signed, and where the signed paper is kept.",
    )


class SignedAhead(TradeRefused):
    """The day of signing is yet to come."""

    words = Words(
        "签字日期 {on} 还没有到。", "{on}, the day of signing, is yet to come."
    )


class NothingToSign(TradeRefused):
    """There is no invoice on the case."""

    words = Words("案件上还没有发票。", "There is no invoice on the case yet.")


@transaction.atomic
def sign_handover(
    *,
    number: str,
    lines: Sequence[HandoverLine],
    signed_on: date,
    signed_by: str,
    evidence: str,
    by: str,
    now: datetime,
) -> None:
    """
    Keep the handover of case `number`: every invoice on a line of its own, and journal it.

    Raises TradeRefused, UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    rows = trade.rows(case)
    if not rows:
        raise NothingToSign
    if not signed_by.strip() or not evidence.strip():
        raise SignatureMissing
    if signed_on > cases.local_day(case.debtor, now):
        raise SignedAhead(on=signed_on)
    invoices = [trade.invoice_of(row) for row in rows]
    raise_unless_reconciled(invoices, lines, signed_on=signed_on)
    kept = Handover.objects.create(
        case=case,
        signed_on=signed_on,
        signed_by=signed_by.strip()[:120],
        evidence=evidence.strip()[:400],
        at=now,
        by=by,
    )
    by_number = {row.number: row for row in rows}
    LineRow.objects.bulk_create(
        LineRow(
            handover=kept,
            invoice=by_number[line.number],
            paid_minor=line.paid.minor,
            unpaid_minor=line.unpaid.minor,
            agreed_on=line.agreed_on,
        )
        for line in lines
    )
    fact = HandoverSigned(
        case.number,
        handover=str(kept.pk),
        unpaid_minor=sum(line.unpaid.minor for line in lines),
        currency=invoices[0].amount.currency,
        signed_on=signed_on.isoformat(),
    )
    journal.write(fact, by=by, at=now)
