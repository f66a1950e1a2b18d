"""What is owed, derived: the latest statement of each debt less the payments since."""

from dataclasses import dataclass
from datetime import date

from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import HEADS, Allocated, Owed, owed

from .models import Case, Debt, Payment, Statement


@dataclass(frozen=True, slots=True)
class DebtSum:
    """One debt with how its sum arises."""

    debt: Debt
    statement: Statement
    payments: tuple[Payment, ...]  # received after the statement's day, by their days
    stated: Owed
    allocated: tuple[Allocated, ...]  # where each of those payments went
    now: Owed


def debt_sums(case: Case, *, on: date | None = None) -> tuple[DebtSum, ...]:
    """
    Return every debt of the case that was not recalled, by account number.

    `on` asks for a past day: by what had been stated and paid until then, as it is
    known now. A debt that had not been stated yet is left out.
    """
    debts = case.debts.filter(recalled_on=None).order_by("account_number")
    rows = debts.prefetch_related("statements", "payments")
    found = ((debt, _stated_by(debt, on)) for debt in rows)
    return tuple(_sum(debt, said, on=on) for debt, said in found if said)


def total(sums: tuple[DebtSum, ...]) -> Amount:
    """Return what all these debts come to; they share one currency."""
    if not sums:
        return Amount("CNY", 0)
    first, *others = (each.now.total for each in sums)
    return sum(others, start=first)


def oldest_due_on(sums: tuple[DebtSum, ...]) -> date | None:
    """Return the oldest unpaid due day; None when nothing is owed any more."""
    unpaid = [each.statement.due_on for each in sums if each.now.total.is_positive]
    return min(unpaid, default=None)


def _stated_by(debt: Debt, on: date | None) -> Statement | None:
    """Return the statement that held on `on`; without a day, the latest."""
    told = debt.statements.all()
    if on is None:
        return next(said for said in told if said.is_latest)
    by_then = [said for said in told if said.as_of <= on]
    return max(
        by_then, key=lambda said: (said.as_of, said.is_latest, said.pk), default=None
    )


def _sum(debt: Debt, statement: Statement, *, on: date | None) -> DebtSum:
    since = sorted(
        (p for p in debt.payments.all() if _counts(p, statement, on=on)),
        key=lambda p: (p.paid_on, p.booked_at, p.pk),
    )
    minor = {head: getattr(statement, f"{head}_minor") for head in HEADS}
    stated = owed(debt.currency, **minor)
    told = stated.allocated(Amount(debt.currency, p.amount_minor) for p in since)
    return DebtSum(debt, statement, tuple(since), stated, told, stated.left_by(told))


def _counts(payment: Payment, statement: Statement, *, on: date | None) -> bool:
    return payment.paid_on > statement.as_of and (on is None or payment.paid_on <= on)
