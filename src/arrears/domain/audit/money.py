"""What happened to money: promised, paid, traced, offered, agreed."""

from dataclasses import dataclass

from arrears.domain.words import Words

from .facts import Fact


@dataclass(frozen=True, slots=True)
class PromiseTaken(Fact):
    """The debtor promised to pay."""

    named = Words("登记承诺", "Promise taken")
    amount_minor: int
    currency: str
    due_on: str
    due_at: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class PaymentsImported(Fact):
    """A bank's file came in; every line of it is posted, waits, or was set aside."""

    named = Words("导入银行收款", "Bank payments imported")
    file: str
    sha256: str
    posted: int
    waiting: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class PaymentsUndone(Fact):
    """An imported bank file was taken back, payment by payment."""

    named = Words("撤销收款导入", "Import of payments undone")
    file: str
    reversed: int
    ground: str


@dataclass(frozen=True, slots=True)
class PaymentPosted(Fact):
    """Money was seen and counts on a debt from its day on."""

    named = Words("收款入账", "Payment posted")
    ref: str
    amount_minor: int
    currency: str
    paid_on: str
    paid_by: str


@dataclass(frozen=True, slots=True)
class PaymentReversed(Fact):
    """A payment was taken back: bounced, or posted to the wrong account."""

    named = Words("收款冲正", "Payment reversed")
    ref: str
    amount_minor: int
    currency: str
    ground: str


@dataclass(frozen=True, slots=True)
class PaymentPutAside(Fact):
    """A bank line is none of ours; somebody looked and said why."""

    named = Words("收款不属于本处", "Payment put aside")
    ref: str
    ground: str


@dataclass(frozen=True, slots=True)
class TraceOpened(Fact):
    """The debtor says she paid; the payment is being looked for."""

    named = Words("查找已付款项", "Trace opened")
    amount_minor: int
    currency: str
    paid_on: str
    way: str


@dataclass(frozen=True, slots=True)
class TraceEnded(Fact):
    """The claimed payment was found, or was looked for in vain."""

    named = Words("查找结束", "Trace ended")
    found: str  # the payment's ref; empty: not found


@dataclass(frozen=True, slots=True)
class OfferMade(Fact):
    """A way to settle was offered; beyond the maker's authority it waits."""

    named = Words("提出方案", "Offer made")
    offer: str
    pays_minor: int
    currency: str
    expires_on: str
    needs: str
    approved: bool


@dataclass(frozen=True, slots=True)
class OfferDecided(Fact):
    """Somebody with the authority approved or declined an offer."""

    named = Words("审批方案", "Offer decided")
    offer: str
    approved: bool
    ground: str


@dataclass(frozen=True, slots=True)
class OfferAccepted(Fact):
    """The debtor agreed; what was agreed stands in writing."""

    named = Words("方案成立", "Offer accepted")
    offer: str
    pays_minor: int
    currency: str
    last_on: str


@dataclass(frozen=True, slots=True)
class AgreementEnded(Fact):
    """An agreement was kept to its end, was broken, or was called off."""

    named = Words("方案结束", "Agreement ended")
    offer: str
    ended_as: str
    missed_on: str


@dataclass(frozen=True, slots=True)
class InvoiceRecorded(Fact):
    """An invoice of a trade debt was written down."""

    named = Words("登记发票", "Invoice recorded")
    invoice: str
    amount_minor: int
    currency: str
    due_on: str


@dataclass(frozen=True, slots=True)
class CreditNoteRecorded(Fact):
    """A part of an invoice was taken back."""

    named = Words("登记贷项", "Credit note recorded")
    invoice: str
    credit_note: str
    amount_minor: int
    currency: str
