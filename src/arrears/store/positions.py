"""What an offer on a case starts from: what is owed, and the means as she told them."""

from dataclasses import dataclass
from datetime import date

from arrears.domain.money.amount import Amount
from arrears.domain.money.means import Income, Means
from arrears.domain.money.owed import HEADS, Owed
from arrears.playbook.offers.policy import Policy
from arrears.playbook.offers.schemes import Position, Scheme

from . import sums
from .models import Case


@dataclass(frozen=True, slots=True)
class MeansTold:
    """
    What the debtor said of her month, in minor units; None was not told (CALC-06).

    It is freely given, and nothing of it is required for any offer.
    """

    income: int | None = None
    essentials: int | None = None
    other_debts: int | None = None
    payday: int | None = None  # day of the month
    at_hand: int | None = None  # what she could pay at once


NOT_TOLD = MeansTold()


def position(case: Case, means: MeansTold, policy: Policy, *, on: date) -> Position:
    """
    Return the starting point: all debts of the case in one, in their one currency.

    Of several products the one with the shortest plan decides.
    """
    debts = sums.debt_sums(case)
    currency = debts[0].debt.currency if debts else "CNY"
    heads = {
        head: sum(
            (_open(each.now.heads[head]) for each in debts), start=Amount(currency, 0)
        )
        for head in HEADS
    }
    products = [each.debt.product for each in debts]
    return Position(
        product=min(products, key=lambda p: policy.plan_months.get(p, 0), default=""),
        owed=Owed(heads),
        on=on,
        affordable=means_of(means, currency).affordable(),
        at_hand=_amount(means.at_hand, currency),
        payday=means.payday,
    )


def means_of(told: MeansTold, currency: str) -> Means:
    """Return the household's month as the domain knows it."""
    income = _amount(told.income, currency)
    incomes = (Income(income, told.payday or 1),) if income else None
    return Means(
        incomes, _amount(told.essentials, currency), _amount(told.other_debts, currency)
    )


def key(scheme: Scheme) -> str:
    """Return what tells one scheme from the others of a case and a day."""
    return f"{scheme.kind}-{scheme.plan.months}-{scheme.pays.minor}"


def _amount(minor: int | None, currency: str) -> Amount | None:
    return None if minor is None else Amount(currency, minor)


def _open(amount: Amount) -> Amount:
    return amount if amount.is_positive else amount - amount
