"""Trade debts: invoices with their credit notes, and the handover that both sides sign."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from arrears.domain.words import Refusal, Words

from .amount import Amount


class TradeRefused(Refusal):
    """The invoice or the handover cannot stand like this."""


class InvoiceWithoutMoney(TradeRefused):
    """An invoice or a credit note is of zero or less."""

    words = Words(
        "{number} 的金额须大于零，现在是 {amount}。",
        "{number} must be of more than zero, not {amount}.",
    )


class CreditedTooMuch(TradeRefused):
    """The credit notes come to more than the invoice."""

    words = Words(
        "发票 {number} 金额 {amount}，贷项合计 {credited}，不能超过发票金额。",
        "Invoice {number} is of {amount}; its credit notes come to {credited}, which is more.",
    )


class DatesOutOfOrder(TradeRefused):
    """Accepted before delivered, or due before issued."""

    words = Words(
        "发票 {number} 的日期先后不对：{first} 在 {then} 之后。",
        "The days of invoice {number} are out of order: {first} comes after {then}.",
    )


class NotReconciled(TradeRefused):
    """Paid plus unpaid is not the invoice (CALC-18)."""

    words = Words(
        "发票 {number}：已付 {paid} 加未付 {unpaid} 不等于应付 {billed}，请与对方核对。",
        "Invoice {number}: {paid} paid and {unpaid} unpaid are not {billed}. Reconcile them with the customer.",
    )


class LineMissing(TradeRefused):
    """The handover leaves an invoice out, or names one twice or one that is not there."""

    words = Words(
        "对账单须逐张列出全部发票，一张一行。有出入的：{numbers}。",
        "The handover lists every invoice, a line each. Not so: {numbers}.",
    )


class AgreedInThePast(TradeRefused):
    """What is unpaid needs a day of payment that is not over."""

    words = Words(
        "发票 {number} 未付 {unpaid}，须约定一个付款日期，不早于签字日 {signed_on}。",
        "Of invoice {number} {unpaid} is unpaid: agree on a day, not before the day of signing, {signed_on}.",
    )


@dataclass(frozen=True, slots=True)
class Invoice:
    """One invoice; `accepted_on` is when the goods were accepted as conforming (DAT-45)."""

    number: str
    issued_on: date
    due_on: date
    amount: Amount
    delivered_on: date | None = None
    accepted_on: date | None = None
    credited: Amount | None = None  # its credit notes together

    @property
    def billed(self) -> Amount:
        """Return what is to be paid on it in all, credit notes taken off."""
        return self.amount - self.credited if self.credited else self.amount


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """What both sides agree on about one invoice (DAT-46, DAT-47)."""

    number: str
    paid: Amount
    unpaid: Amount
    agreed_on: date | None  # the day the unpaid sum is due back; None where none is


def raise_unless_sound(invoice: Invoice) -> None:
    """Raise InvoiceWithoutMoney, CreditedTooMuch or DatesOutOfOrder unless it can stand."""
    if not invoice.amount.is_positive:
        raise InvoiceWithoutMoney(number=invoice.number, amount=invoice.amount)
    if invoice.credited and not invoice.amount.covers(invoice.credited):
        raise CreditedTooMuch(
            number=invoice.number, amount=invoice.amount, credited=invoice.credited
        )
    pairs = (
        (invoice.issued_on, invoice.due_on),
        (invoice.delivered_on, invoice.accepted_on),
    )
    for first, then in pairs:
        if first and then and first > then:
            raise DatesOutOfOrder(number=invoice.number, first=first, then=then)


def raise_unless_reconciled(
    invoices: Sequence[Invoice], lines: Sequence[HandoverLine], *, signed_on: date
) -> None:
    """
    Hold the handover to the invoices: one line each, paid and unpaid add up (CALC-18).

    Raises LineMissing, NotReconciled, AgreedInThePast
    """
    told = [line.number for line in lines]
    known = [invoice.number for invoice in invoices]
    if odd := sorted(_odd(known, told)):
        raise LineMissing(numbers="、".join(odd))
    billed = {invoice.number: invoice.billed for invoice in invoices}
    for line in lines:
        due = billed[line.number]
        if (
            line.paid + line.unpaid != due
            or line.paid.minor < 0
            or line.unpaid.minor < 0
        ):
            raise NotReconciled(
                number=line.number, paid=line.paid, unpaid=line.unpaid, billed=due
            )
        late = line.agreed_on is None or line.agreed_on < signed_on
        if line.unpaid.is_positive and late:
            raise AgreedInThePast(
                number=line.number, unpaid=line.unpaid, signed_on=signed_on
            )


def _odd(known: Iterable[str], told: Sequence[str]) -> set[str]:
    twice = {number for number in told if told.count(number) > 1}
    return twice | (set(known) ^ set(told))
