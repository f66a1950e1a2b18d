"""The lines of a statement: each figure of a debt with the events behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from arrears.domain.money.amount import Amount
from arrears.domain.money.balance import ADJUSTMENTS, Allocated
from arrears.domain.money.owed import HEADS
from arrears.domain.money.waterfall import CIVIL_CODE_561
from arrears.domain.words import Words
from arrears.store import cases, sums
from arrears.store.models import Adjustment, Payment, Statement

HISTORY = 12  # of the lender's statements, the newest
WHOLE = Words("合计", "Total")
PAYMENT = Words("还款", "Payment")
Way = Literal["added", "paid", "waived"]  # waived: taken off without money
WAYS: tuple[Way, ...] = ("added", "paid", "waived")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the lender stated of a head, or of a debt, on a day."""

    as_of: date
    due_on: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Step:
    """What one booking did to a head."""

    on: date
    words: Words
    way: Way
    amount: Amount


@dataclass(frozen=True, slots=True)
class HeadLine:
    """
    One head of a debt, or the whole of it, with the events behind each figure.

    `now` is `stated` and `added`, less `paid` and `waived`; what was paid above the
    debt is in none of them.
    """

    head: str  # empty: the whole debt
    words: Words
    stated: Amount
    added: Amount
    paid: Amount
    waived: Amount
    now: Amount
    statements: tuple[Stated, ...]  # newest first
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Booking:
    """
    One payment or change since the statement: where it went, and what was then owed.

    `booked_on` is told only where it was entered on a later day; `ground` is why it
    was charged, waived or returned, and empty for a payment.
    """

    on: date
    booked_on: date | None
    words: Words
    way: Way
    amount: Amount
    parts: tuple[tuple[Words, Amount], ...]
    credit: Amount
    left: Amount
    ground: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A payment that does not count, for it was taken back."""

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


def head_line(each: sums.DebtSum, head: str) -> HeadLine:
    """Return one head with its statements and the bookings that touched it."""
    currency = each.debt.currency
    statements = (
        Stated(row.as_of, row.due_on, Amount(currency, _minor(row, head)))
        for row in _statements(each)
    )
    steps = (_step(row, told, told.parts[head]) for row, told in each.booked)
    return _line(head, HEADS[head], statements, steps)


def whole_line(each: sums.DebtSum) -> HeadLine:
    """Return the whole debt like a head; what was above it is left out."""
    currency = each.debt.currency
    statements = (
        Stated(row.as_of, row.due_on, Amount(currency, _sum(row)))
        for row in _statements(each)
    )
    steps = (
        _step(row, told, told.amount - told.parts["credit"])
        for row, told in each.booked
    )
    return _line("", WHOLE, statements, steps)


def bookings(each: sums.DebtSum) -> tuple[Booking, ...]:
    """Return what was booked since the statement and stands, in order of its days."""
    return tuple(
        Booking(
            on=sums.undone_on(row),
            booked_on=_late(row),
            words=_words(row),
            way=_way(row, told),
            amount=told.amount,
            parts=tuple(
                (HEADS[head], told.parts[head])
                for head in CIVIL_CODE_561
                if told.parts[head].is_positive
            ),
            credit=told.parts["credit"],
            left=told.left.total,
            ground=row.ground if isinstance(row, Adjustment) else "",
        )
        for row, told in each.booked
    )


def taken_back(each: sums.DebtSum) -> tuple[TakenBack, ...]:
    """Return the payments since the statement that were taken back."""
    found = ((row, sums.reversed_by(row)) for row in each.taken_back)
    return tuple(
        TakenBack(row.paid_on, _amount(each, row), back.on, back.ground)
        for row, back in found
        if back is not None
    )


def before(each: sums.DebtSum) -> tuple[Before, ...]:
    """Return the payments that the lender's statement should have, newest first."""
    stated_on = each.statement.as_of
    rows = [
        row
        for row in each.debt.payments.all()
        if row.paid_on <= stated_on and sums.reversed_by(row) is None
    ]
    rows.sort(key=lambda row: (row.paid_on, row.booked_at, row.pk), reverse=True)
    return tuple(
        Before(row.paid_on, booked_on, _amount(each, row), booked_on > stated_on)
        for row, booked_on in ((row, cases.desk_day(row.booked_at)) for row in rows)
    )


def _line(
    head: str, words: Words, statements: Iterable[Stated], steps: Iterable[Step]
) -> HeadLine:
    told, did = tuple(statements), tuple(s for s in steps if s.amount.is_positive)
    stated = told[0].amount
    came = {
        way: sum((s.amount for s in did if s.way == way), start=stated - stated)
        for way in WAYS
    }
    now = stated + came["added"] - came["paid"] - came["waived"]
    return HeadLine(head, words, stated, **came, now=now, statements=told, steps=did)


def _step(row: Payment | Adjustment, told: Allocated, amount: Amount) -> Step:
    return Step(sums.undone_on(row), _words(row), _way(row, told), amount)


def _words(row: Payment | Adjustment) -> Words:
    return PAYMENT if isinstance(row, Payment) else ADJUSTMENTS[row.kind]


def _way(row: Payment | Adjustment, told: Allocated) -> Way:
    if told.raises:
        return "added"
    return "paid" if isinstance(row, Payment) else "waived"


def _late(row: Payment | Adjustment) -> date | None:
    booked_on = cases.desk_day(row.booked_at)
    return booked_on if booked_on > sums.undone_on(row) else None


def _statements(each: sums.DebtSum) -> list[Statement]:
    """Return the statement that holds and those before it, newest first."""
    held = each.statement
    earlier = [s for s in each.debt.statements.all() if s.as_of < held.as_of]
    earlier.sort(key=lambda said: (said.as_of, said.pk), reverse=True)
    return [held, *earlier][:HISTORY]


def _minor(row: Statement, head: str) -> int:
    return int(getattr(row, f"{head}_minor"))


def _sum(row: Statement) -> int:
    return sum(_minor(row, head) for head in HEADS)


def _amount(each: sums.DebtSum, row: Payment) -> Amount:
    return Amount(each.debt.currency, row.amount_minor)
