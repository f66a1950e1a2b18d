"""Write down an invoice of a trade debt, or a credit note on one."""

from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.money import CreditNoteRecorded, InvoiceRecorded
from arrears.domain.money.amount import Amount
from arrears.domain.money.trade import Invoice, TradeRefused, raise_unless_sound
from arrears.domain.words import Words
from arrears.store import cases, journal, trade
from arrears.store.models import Adjustment, Case, CreditNote
from arrears.store.models import Invoice as InvoiceRow

__all__ = ["TradeRefused", "record_credit_note", "record_invoice"]


class NoTradeDebt(TradeRefused):
    """The case has no trade debt of that account."""

    words = Words(
        "案件上没有账号为 {account} 的贸易货款，发票记在货款账户下。",
        "The case has no trade debt {account}; invoices belong to one.",
    )


class InvoiceThere(TradeRefused):
    """That number is on record already."""

    words = Words(
        "{number} 已经登记过，请核对编号。",
        "{number} is on record already. Please check the number.",
    )


class NoSuchInvoice(TradeRefused):
    """The case has no such invoice."""

    words = Words(
        "案件上没有发票 {number}，请核对编号。",
        "There is no invoice {number} on the case. Please check the number.",
    )


class NumberMissing(TradeRefused):
    """An invoice and a credit note have a number."""

    words = Words("请填写编号。", "Give the number.")


@transaction.atomic
def record_invoice(
    *, number: str, account: str, told: Invoice, by: str, now: datetime
) -> None:
    """
    Write down the invoice on the trade debt `account` of case `number`, and journal it.

    It explains what the lender states and adds nothing to it. Raises TradeRefused,
    UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    debt = case.debts.filter(account_number=account, product="trade_invoice").first()
    if debt is None:
        raise NoTradeDebt(account=account)
    name = _number(told.number)
    raise_unless_sound(told)
    if debt.invoices.filter(number=name).exists():
        raise InvoiceThere(number=name)
    InvoiceRow.objects.create(
        debt=debt,
        number=name,
        issued_on=told.issued_on,
        due_on=told.due_on,
        delivered_on=told.delivered_on,
        accepted_on=told.accepted_on,
        amount_minor=told.amount.minor,
        by=by,
    )
    fact = InvoiceRecorded(
        case.number,
        invoice=name,
        amount_minor=told.amount.minor,
        currency=told.amount.currency,
        due_on=told.due_on.isoformat(),
    )
    journal.write(fact, by=by, at=now)


@transaction.atomic
def record_credit_note(
    *,
    number: str,
    invoice: str,
    credit_note: str,
    amount: Amount,
    on: date,
    ground: str,
    by: str,
    now: datetime,
) -> None:
    """
    Take a part of the invoice back, lower the debt by it, and journal it.

    Raises TradeRefused, UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    row, name = _invoice(case, invoice), _number(credit_note)
    if row.credit_notes.filter(number=name).exists():
        raise InvoiceThere(number=name)
    before = trade.invoice_of(row)
    credited = amount + before.credited if before.credited else amount
    if not amount.is_positive:
        raise_unless_sound(Invoice(name, on, on, amount))
    raise_unless_sound(
        Invoice(row.number, row.issued_on, row.due_on, before.amount, credited=credited)
    )
    adjustment = Adjustment.objects.create(
        debt=row.debt,
        kind="credit_note",
        on=on,
        booked_at=now,
        owed_minor=-amount.minor,
        ref=f"credit note {row.pk} {name}"[:64],
        ground=ground.strip()[:400] or name,
        by=by,
    )
    CreditNote.objects.create(invoice=row, number=name, adjustment=adjustment)
    fact = CreditNoteRecorded(
        case.number,
        invoice=row.number,
        credit_note=name,
        amount_minor=amount.minor,
        currency=amount.currency,
    )
    journal.write(fact, by=by, at=now)


def _invoice(case: Case, number: str) -> InvoiceRow:
    rows = InvoiceRow.objects.filter(debt__case=case, number=number.strip())
    row = rows.select_related("debt").first()
    if row is None:
        raise NoSuchInvoice(number=number)
    return row


def _number(text: str) -> str:
    if not text.strip():
        raise NumberMissing
    return text.strip()[:64]
