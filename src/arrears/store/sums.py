"""What is owed, derived: the latest statement of each debt less the payments since."""

from dataclasses import dataclass
from datetime import date

from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import HEADS, Owed, owed

from .models import Case, Debt, Payment, Statement


@dataclass(frozen=True, slots=True)
class DebtSum:
    """One debt with how its sum arises."""

    debt: Debt
    statement: Statement
    payments: tuple[Payment, ...]  # received after the statement's day
    stated: Owed
    now: Owed


def debt_sums(case: Case) -> tuple[DebtSum, ...]:
    """Return every debt of the case that was not recalled, by account number."""
    debts = case.debts.filter(recalled_on=None).order_by("account_number")
    rows = debts.prefetch_related("statements", "payments")
    return tuple(_sum(debt) for debt in rows)


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


def _sum(debt: Debt) -> DebtSum:
    statement = next(s for s in debt.statements.all() if s.is_latest)
    since = tuple(p for p in debt.payments.all() if p.paid_on > statement.as_of)
    minor = {head: getattr(statement, f"{head}_minor") for head in HEADS}
    stated = owed(debt.currency, **minor)
    paid = [Amount(debt.currency, payment.amount_minor) for payment in since]
    return DebtSum(debt, statement, since, stated, stated.less(paid))
