"""The statement of a debt: what was stated, paid and allocated, and what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from arrears.domain.case.product import Product
from arrears.domain.money.amount import Amount
from arrears.domain.money.balance import ADJUSTMENTS, Allocated
from arrears.domain.money.owed import HEADS
from arrears.domain.money.waterfall import CIVIL_CODE_561
from arrears.domain.words import Refusal, Words
from arrears.store import cases, sums
from arrears.store.models import Adjustment, Case, Payment, Statement

from .limitation_line import limitation_line
from .masked import masked_account

HISTORY = 12  # of the lender's statements, the newest
WHOLE = Words("合计", "Total")


class NothingStated(Refusal):
    """No debt of the case had been stated by that day, or all were taken back."""

    words = Words(
        "案件 {number} 到 {on} 为止没有委托方的对账，出不了欠款明细单。请核对日期，或联系委托方。",
        "By {on} the lender had stated no debt on case {number}. Check the day, or ask the lender.",
    )


@dataclass(frozen=True, slots=True)
class Stated:
    """What the lender stated of a head, or of a debt, on a day."""

    as_of: date
    due_on: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Part:
    """What one payment brought to a head."""

    paid_on: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class HeadLine:
    """
    One head of a debt, or the whole of it, with the events behind each figure.

    `now` is `stated` less `paid` plus `booked`; what was paid above the debt is in none.
    """

    head: str  # empty: the whole debt
    words: Words
    stated: Amount
    paid: Amount
    booked: Amount  # charged, forgiven, taken back since; below zero where it lowers
    now: Amount
    statements: tuple[Stated, ...]  # newest first
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """
    One payment since the statement: where it went, and what was then owed.

    `booked_on` is told only where the payment was entered on a later day.
    """

    paid_on: date
    booked_on: date | None
    amount: Amount
    parts: tuple[tuple[Words, Amount], ...]
    credit: Amount
    left: Amount


@dataclass(frozen=True, slots=True)
class BookedLine:
    """What else was booked since: of which kind, on which head, by how much, and why."""

    on: date
    words: Words
    head: Words | None
    amount: Amount  # below zero where it lowers the debt
    ground: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A payment that came and was taken back; it counts for nothing."""

    paid_on: date
    amount: Amount
    on: date
    ground: str


@dataclass(frozen=True, slots=True)
class Before:
    """
    A payment of before the lender's statement, which should have it already.

    `in_doubt`: it was entered only after that day, so the lender is to be asked.
    """

    paid_on: date
    booked_on: date
    amount: Amount
    in_doubt: bool


@dataclass(frozen=True, slots=True)
class DebtPart:
    """One debt. What is owed is never below zero; `credit` is what was overpaid."""

    account: str  # masked
    product: Product
    stated_on: date
    due_on: date
    heads: tuple[HeadLine, ...]
    whole: HeadLine
    payments: tuple[PaymentLine, ...]
    booked: tuple[BookedLine, ...]
    taken_back: tuple[TakenBack, ...]
    before: tuple[Before, ...]  # newest first
    credit: Amount
    limitation: Words

    @property
    def doubts(self) -> tuple[Before, ...]:
        """Return the payments that the lender's statement may lack."""
        return tuple(each for each in self.before if each.in_doubt)


@dataclass(frozen=True, slots=True)
class DebtStatement:
    """
    What a debtor reads of the case on a day.

    `stated` less `paid` plus `booked` is `owed` less `credit`. No charge accrues by the day here,
    for no lender has told one: `tomorrow` is `owed`, where nothing is paid.
    """

    number: str
    name: str
    lender: str
    on: date
    tomorrow_on: date
    debts: tuple[DebtPart, ...]
    stated: Amount
    paid: Amount
    booked: Amount
    owed: Amount
    tomorrow: Amount
    credit: Amount


def debt_statement(
    number: str, *, now: datetime, on: date | None = None
) -> DebtStatement:
    """
    Return the statement of case `number` for the day `on`, by default the debtor's own.

    A past day is told by what is known now, late bookings in their place.
    Raises UnknownCase, NothingStated.
    """
    case = cases.case(number)
    on = on or cases.local_day(case.debtor, now)
    found = sums.debt_sums(case, on=on)
    if not found:
        raise NothingStated(number=case.number, on=on)
    debts = tuple(_debt(each, case=case, on=on) for each in found)
    owed = _all(part.whole.now for part in debts)
    return DebtStatement(
        number=case.number,
        name=case.debtor.name,
        lender=case.placement.lender.name,
        on=on,
        tomorrow_on=on + timedelta(days=1),
        debts=debts,
        stated=_all(part.whole.stated for part in debts),
        paid=_all(part.whole.paid + part.credit for part in debts),
        booked=_all(part.whole.booked for part in debts),
        owed=owed,
        tomorrow=owed,
        credit=_all(part.credit for part in debts),
    )


def _all(amounts: Iterable[Amount]) -> Amount:
    first, *others = amounts
    return sum(others, start=first)


def _debt(each: sums.DebtSum, *, case: Case, on: date) -> DebtPart:
    statement, nothing = each.statement, each.now.total - each.now.total
    left = each.now.heads["principal"]
    credit = nothing if left.is_positive else nothing - left
    lines = [_head(each, head) for head in HEADS]
    return DebtPart(
        account=masked_account(each.debt.account_number),
        product=Product(each.debt.product),
        stated_on=statement.as_of,
        due_on=statement.due_on,
        heads=tuple(line for line in lines if line.stated.minor or line.booked.minor),
        whole=_whole(each, lines),
        payments=_payments(each),
        booked=tuple(_booked(row, told) for row, told in each.adjusted),
        taken_back=tuple(map(_taken_back, each.taken_back)),
        before=_before(each),
        credit=credit,
        limitation=limitation_line(each, case=case, on=on),
    )


def _head(each: sums.DebtSum, head: str) -> HeadLine:
    stated, currency = each.stated.heads[head], each.debt.currency
    came = zip(each.payments, each.allocated, strict=True)
    parts = [Part(row.paid_on, told.parts[head]) for row, told in came]
    paid = sum((part.amount for part in parts), start=stated - stated)
    booked = sum((_moved(told, head) for _, told in each.adjusted), stated - stated)
    return HeadLine(
        head=head,
        words=HEADS[head],
        stated=stated,
        paid=paid,
        booked=booked,
        now=stated - paid + booked,
        statements=tuple(
            Stated(row.as_of, row.due_on, Amount(currency, _minor(row, head)))
            for row in _statements(each)
        ),
        parts=tuple(part for part in parts if part.amount.is_positive),
    )


def _whole(each: sums.DebtSum, lines: list[HeadLine]) -> HeadLine:
    came = zip(each.payments, each.allocated, strict=True)
    parts = [
        Part(row.paid_on, told.amount - told.parts["credit"]) for row, told in came
    ]
    alike = zip(*(line.statements for line in lines), strict=True)
    return HeadLine(
        head="",
        words=WHOLE,
        stated=each.stated.total,
        paid=_all(line.paid for line in lines),
        booked=_all(line.booked for line in lines),
        now=_all(line.now for line in lines),
        statements=tuple(
            Stated(said[0].as_of, said[0].due_on, _all(one.amount for one in said))
            for said in alike
        ),
        parts=tuple(part for part in parts if part.amount.is_positive),
    )


def _statements(each: sums.DebtSum) -> list[Statement]:
    """Return the statement that holds and those before it, newest first."""
    held = each.statement
    earlier = [s for s in each.debt.statements.all() if s.as_of < held.as_of]
    earlier.sort(key=lambda said: (said.as_of, said.pk), reverse=True)
    return [held, *earlier][:HISTORY]


def _minor(row: Statement, head: str) -> int:
    return int(getattr(row, f"{head}_minor"))


def _payments(each: sums.DebtSum) -> tuple[PaymentLine, ...]:
    came = zip(each.payments, each.allocated, strict=True)
    return tuple(
        PaymentLine(
            paid_on=row.paid_on,
            booked_on=_late(row),
            amount=told.amount,
            parts=tuple(
                (HEADS[head], told.parts[head])
                for head in CIVIL_CODE_561
                if told.parts[head].is_positive
            ),
            credit=told.parts["credit"],
            left=told.left.total,
        )
        for row, told in came
    )


def _moved(told: Allocated, head: str) -> Amount:
    """Return by how much one adjustment moved a head."""
    part = told.parts[head]
    return part if told.raises else part - part - part


def _booked(row: Adjustment, told: Allocated) -> BookedLine:
    moved = told.amount if told.raises else told.amount - told.amount - told.amount
    words, head = ADJUSTMENTS[row.kind], HEADS.get(row.head)
    return BookedLine(row.on, words, head, moved, row.ground)


def _taken_back(row: Payment) -> TakenBack:
    amount, undone = Amount(row.debt.currency, row.amount_minor), row.reversal
    return TakenBack(row.paid_on, amount, undone.on, undone.ground)


def _late(row: Payment) -> date | None:
    booked_on = cases.desk_day(row.booked_at)
    return booked_on if booked_on > row.paid_on else None


def _before(each: sums.DebtSum) -> tuple[Before, ...]:
    """Return the payments that the lender's statement should have, newest first."""
    stated_on = each.statement.as_of
    rows = [row for row in each.debt.payments.all() if row.paid_on <= stated_on]
    rows.sort(key=lambda row: (row.paid_on, row.booked_at, row.pk), reverse=True)
    return tuple(
        Before(
            paid_on=row.paid_on,
            booked_on=booked_on,
            amount=Amount(each.debt.currency, row.amount_minor),
            in_doubt=booked_on > stated_on,
        )
        for row, booked_on in ((row, cases.desk_day(row.booked_at)) for row in rows)
    )
