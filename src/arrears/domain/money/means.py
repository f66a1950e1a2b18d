"""What somebody can pay from: income, essentials, other debts; unknown stays unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from arrears.domain.words import Words

from .amount import Amount
from .months import day_of_month


class Basis(StrEnum):
    """How we know a figure (CALC-06): bands of evidence, the weakest first."""

    DECLARED = "declared"
    SHOWN = "shown"
    VERIFIED = "verified"

    @property
    def words(self) -> Words:
        """Return the band's name as people read it."""
        return BASIS_WORDS[self]


BASIS_WORDS = {
    Basis.DECLARED: Words("本人说明", "the debtor's own word"),
    Basis.SHOWN: Words("看过材料", "papers shown"),
    Basis.VERIFIED: Words("已核实", "verified"),
}
EVIDENCE = (  # the smallest proof that fits the sum at stake, in months of income
    (1, Basis.DECLARED),
    (6, Basis.SHOWN),
)


@dataclass(frozen=True, slots=True)
class Income:
    """Money that comes in every month, on which day, and how we know."""

    amount: Amount
    day: int  # of the month; 31 is its last day
    basis: Basis = Basis.DECLARED
    name: str = ""  # wages, rent, a pension, in the debtor's words


@dataclass(frozen=True, slots=True)
class Means:
    """
    The household's months, as the debtor tells them: freely given, never a hurdle.

    None is unknown, and what is unknown makes nothing affordable. Neither family nor
    new loans are a source: no field asks for them.
    """

    incomes: tuple[Income, ...] | None
    essentials: Amount | None  # rent, food, medicine, school, transport, by the month
    other_debts: Amount | None  # what other creditors get every month

    @property
    def income(self) -> Amount | None:
        """Return what comes in every month; None where nobody said."""
        if not self.incomes:
            return None
        first, *others = (income.amount for income in self.incomes)
        return sum(others, start=first)

    def affordable(self) -> Amount | None:
        """
        Return what is left every month for this debt, never below zero.

        None where income, essentials or other debts are unknown.
        Source   CALC-06: income less essentials less other debts
        """
        income = self.income
        if income is None or self.essentials is None or self.other_debts is None:
            return None
        left = income - self.essentials - self.other_debts
        return left if left.is_positive else left - left

    def unknown(self) -> tuple[str, ...]:
        """Return what is still to be asked, by field."""
        told = {
            "income": self.income,
            "essentials": self.essentials,
            "other_debts": self.other_debts,
        }
        return tuple(name for name, value in told.items() if value is None)

    def calendar(self, days: Iterable[date]) -> tuple[tuple[date, Amount], ...]:
        """Return on which of `days` which money comes in, in order (QST-03)."""
        return tuple(
            (on, income.amount)
            for on in sorted(days)
            for income in self.incomes or ()
            if on == day_of_month(on, income.day)
        )


def evidence_asked(at_stake: Amount, *, means: Means) -> Basis:
    """
    Return the most proof that may be asked for before an offer of this size.

    One month's income: her word. Six: something shown. Above: verified. Where the
    income is unknown her word comes first.
    """
    income = means.income
    if income is None or not income.is_positive:
        return Basis.DECLARED
    for months, basis in EVIDENCE:
        if at_stake.minor <= months * income.minor:
            return basis
    return Basis.VERIFIED
