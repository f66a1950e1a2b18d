"""The statement of a debt: what was stated, booked and allocated, and what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from arrears.domain.case.product import Product
from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import HEADS
from arrears.domain.words import Refusal, Words
from arrears.store import cases, sums
from arrears.store.models import Case

from . import statement_lines as lines
from .limitation_line import limitation_line
from .masked import masked_account


class NothingStated(Refusal):
    """No debt of the case had been stated by that day, or all were taken back."""

    words = Words(
        "案件 {number} 到 {on} 为止没有委托方的对账，出不了欠款明细单。请核对日期，或联系委托方。",
        "By {on} the lender had stated no debt on case {number}. Check the day, or ask the lender.",
    )


@dataclass(frozen=True, slots=True)
class DebtPart:
    """One debt. What is owed is never below zero; `credit` is what was overpaid."""

    account: str  # masked
    product: Product
    instalments: tuple[int, int] | None  # paid, of
    credit_limit: Amount | None
    stated_on: date
    due_on: date
    principal: Amount  # stated
    heads: tuple[lines.HeadLine, ...]
    whole: lines.HeadLine
    bookings: tuple[lines.Booking, ...]
    taken_back: tuple[lines.TakenBack, ...]
    before: tuple[lines.Before, ...]  # newest first
    credit: Amount
    limitation: Words

    @property
    def doubts(self) -> tuple[lines.Before, ...]:
        """Return the payments that the lender's statement may lack."""
        return tuple(each for each in self.before if each.in_doubt)

    def came(self, way: lines.Way) -> Amount:
        """Return all that was added, paid or waived, what is above the debt too."""
        booked = (each.amount for each in self.bookings if each.way == way)
        return sum(booked, start=self.credit - self.credit)


@dataclass(frozen=True, slots=True)
class DebtStatement:
    """
    What a debtor reads of the case on a day.

    `stated` and `added`, less `paid` and `waived`, is `owed` less `credit`. No charge
    accrues by the day here, for no lender has told one: `tomorrow` is `owed`, where
    nothing is paid.
    """

    number: str
    name: str
    lender: str
    on: date
    tomorrow_on: date
    debts: tuple[DebtPart, ...]
    stated: Amount
    added: Amount
    paid: Amount
    waived: Amount
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
        tomorrow_on=_after(on),
        debts=debts,
        stated=_all(part.whole.stated for part in debts),
        **{way: _all(part.came(way) for part in debts) for way in lines.WAYS},
        owed=owed,
        tomorrow=owed,
        credit=_all(part.credit for part in debts),
    )


def _after(on: date) -> date:
    """Return the next day; the last day there is has none."""
    return on if on == date.max else on + timedelta(days=1)


def _all(amounts: Iterable[Amount]) -> Amount:
    first, *others = amounts
    return sum(others, start=first)


def _debt(each: sums.DebtSum, *, case: Case, on: date) -> DebtPart:
    debt, statement = each.debt, each.statement
    heads = tuple(lines.head_line(each, head) for head in HEADS)
    left = each.now.heads["principal"]
    return DebtPart(
        account=masked_account(debt.account_number),
        product=Product(debt.product),
        instalments=_instalments(each),
        credit_limit=_limit(each),
        stated_on=statement.as_of,
        due_on=statement.due_on,
        principal=each.stated.heads["principal"],
        heads=tuple(h for h in heads if h.stated.is_positive or h.steps),
        whole=lines.whole_line(each),
        bookings=lines.bookings(each),
        taken_back=lines.taken_back(each),
        before=lines.before(each),
        credit=left - left if left.is_positive else left - left - left,
        limitation=limitation_line(each, case=case, on=on),
    )


def _instalments(each: sums.DebtSum) -> tuple[int, int] | None:
    paid, of = each.debt.instalments_paid, each.debt.instalments_total
    return None if paid is None or of is None else (paid, of)


def _limit(each: sums.DebtSum) -> Amount | None:
    minor = each.debt.credit_limit_minor
    return None if minor is None else Amount(each.debt.currency, minor)
