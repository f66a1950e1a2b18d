"""What is owed on one debt: the stated heads less what was paid since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arrears.domain.words import Words

from .amount import Amount
from .waterfall import CIVIL_CODE_561, spread

HEADS = {
    "principal": Words("本金", "Principal"),
    "interest": Words("利息", "Interest"),
    "fee": Words("费用", "Fees"),
    "penalty": Words("罚息", "Penalty interest"),
    "costs": Words("实现债权的费用", "Costs of recovery"),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """The heads of one debt on one day, in one currency; every head is there."""

    heads: dict[str, Amount]

    @property
    def total(self) -> Amount:
        """Return the sum of all heads."""
        first, *others = self.heads.values()
        return sum(others, start=first)

    def less(self, payments: Iterable[Amount]) -> "Owed":
        """
        Return what is left after `payments`, each spread by Civil Code art. 561.

        What is paid above the debt makes principal negative: a credit, not lost.
        """
        return self.left_by(self.allocated(payments))

    def allocated(self, payments: Iterable[Amount]) -> "tuple[Allocated, ...]":
        """Return where each payment went, in this order, as `less` takes it off."""
        told: list[Allocated] = []
        for payment in payments:
            told.append(_met(self.left_by(told), payment))
        return tuple(told)

    def left_by(self, told: "Sequence[Allocated]") -> "Owed":
        """Return what these payments on it left."""
        return told[-1].left if told else self


@dataclass(frozen=True, slots=True)
class Allocated:
    """
    One payment: where it went, and what it left.

    `parts` names every head, and "credit" for what was above the debt. The parts
    always add up to the payment.
    """

    payment: Amount
    parts: dict[str, Amount]
    left: Owed


def owed(currency: str, **minor: int) -> Owed:
    """Return the heads from minor units; a head not named is zero."""
    return Owed({head: Amount(currency, minor.get(head, 0)) for head in HEADS})


def _met(before: Owed, payment: Amount) -> Allocated:
    """Spread one payment over the heads that are open."""
    nothing = payment - payment
    open_ = {h: a if a.is_positive else nothing for h, a in before.heads.items()}
    parts = spread(payment, open_, order=CIVIL_CODE_561)
    heads = {head: owes - parts[head] for head, owes in before.heads.items()}
    heads["principal"] -= parts["credit"]
    return Allocated(payment, parts, Owed(heads))
