"""The invoices of a trade debt, and what was signed about them (SCN-06)."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise, PromiseState
from arrears.domain.money.receipt import Standing, matched
from arrears.domain.words import Words
from arrears.store import cases, sums, trade
from arrears.store.models import Case, Handover
from arrears.store.models import Invoice as InvoiceRow
from arrears.store.promises import receipts

from .columns import Column, Table, table


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One invoice with its credit notes taken off."""

    number: str
    account: str
    issued_on: date
    due_on: date
    delivered_on: date | None
    accepted_on: date | None
    amount: Amount
    credited: Amount | None
    billed: Amount


@dataclass(frozen=True, slots=True)
class SignedLine:
    """One line of a handover; `state` says what became of the agreed sum."""

    number: str
    paid: Amount
    unpaid: Amount
    agreed_on: date | None
    state: PromiseState | None


@dataclass(frozen=True, slots=True)
class Signed:
    """A handover that was signed."""

    signed_on: date
    signed_by: str
    evidence: str
    lines: tuple[SignedLine, ...]


@dataclass(frozen=True, slots=True)
class Invoices:
    """The trade debts of a case; `differs` is owed by the lender less owed by invoices."""

    number: str
    accounts: tuple[str, ...]
    currency: str
    lines: tuple[InvoiceLine, ...]
    billed: Amount
    paid: Amount  # since the lender's statement
    owed: Amount
    signed: tuple[Signed, ...]  # the newest first


def invoices_table(number: str, *, now: datetime) -> Table:
    """Return the invoices of a case as a table."""
    lines = invoices(number, now=now).lines
    return table(COLUMNS, lines, many=len(lines))


def invoices(number: str, *, now: datetime) -> Invoices:
    """Return the invoices of case `number`, and where the agreed sums stand."""
    case = cases.case(number)
    debts = [
        each for each in sums.debt_sums(case) if each.debt.product == "trade_invoice"
    ]
    currency = debts[0].debt.currency if debts else "CNY"
    nothing = Amount(currency, 0)
    lines = tuple(_line(row) for row in trade.rows(case))
    paid = sum(
        (told.amount for each in debts for told in each.allocated), start=nothing
    )
    return Invoices(
        number=case.number,
        accounts=tuple(each.debt.account_number for each in debts),
        currency=currency,
        lines=lines,
        billed=sum((line.billed for line in lines), start=nothing),
        paid=paid,
        owed=sum((each.now.total for each in debts), start=nothing),
        signed=_signed(case, currency, on=cases.local_day(case.debtor, now)),
    )


def _line(row: InvoiceRow) -> InvoiceLine:
    told = trade.invoice_of(row)
    return InvoiceLine(
        number=told.number,
        account=row.debt.account_number,
        issued_on=told.issued_on,
        due_on=told.due_on,
        delivered_on=told.delivered_on,
        accepted_on=told.accepted_on,
        amount=told.amount,
        credited=told.credited,
        billed=told.billed,
    )


def _signed(case: Case, currency: str, *, on: date) -> tuple[Signed, ...]:
    rows = case.handovers.prefetch_related("lines__invoice").order_by("-at")
    return tuple(_one(row, currency, on=on) for row in rows)


def _one(row: Handover, currency: str, *, on: date) -> Signed:
    states = _states(row, currency, on=on)
    return Signed(
        signed_on=row.signed_on,
        signed_by=row.signed_by,
        evidence=row.evidence,
        lines=tuple(
            SignedLine(
                number=line.invoice.number,
                paid=Amount(currency, line.paid_minor),
                unpaid=Amount(currency, line.unpaid_minor),
                agreed_on=line.agreed_on,
                state=states.get(line.pk),
            )
            for line in row.lines.all()
        ),
    )


def _states(row: Handover, currency: str, *, on: date) -> dict[int, PromiseState]:
    """Return what became of each agreed sum, by the money that came since the signing."""
    agreed = {
        line.pk: Standing(
            Promise(Amount(currency, line.unpaid_minor), row.at, line.agreed_on),
            made_on=row.signed_on,
        )
        for line in sorted(row.lines.all(), key=lambda each: str(each.agreed_on))
        if line.agreed_on and line.unpaid_minor
    }
    of = {id(standing): pk for pk, standing in agreed.items()}
    came = receipts([row.case_id]).get(row.case_id, ())
    told = matched(agreed.values(), came, on=on).promises
    return {of[id(each.standing)]: each.state for each in told}


COLUMNS: tuple[Column[InvoiceLine], ...] = (
    Column(Words("发票", "Invoice"), lambda line: line.number),
    Column(Words("账号", "Account"), lambda line: line.account),
    Column(Words("开票日", "Issued"), lambda line: line.issued_on),
    Column(Words("交付日", "Delivered"), lambda line: line.delivered_on),
    Column(Words("验收日", "Accepted"), lambda line: line.accepted_on),
    Column(Words("到期日", "Due"), lambda line: line.due_on),
    Column(Words("金额", "Amount"), lambda line: line.amount, is_sum=True),
    Column(Words("红字", "Credited"), lambda line: line.credited, is_sum=True),
    Column(Words("应付", "To be paid"), lambda line: line.billed, is_sum=True),
)
