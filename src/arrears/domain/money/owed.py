"""What is owed on one debt: the stated heads less what was paid since."""

from collections.abc import Iterable
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
        heads = dict(self.heads)
        for payment in payments:
            parts = spread(payment, heads, order=CIVIL_CODE_561)
            heads = {head: heads[head] - parts[head] for head in heads}
            heads["principal"] -= parts["credit"]
        return Owed(heads)


def owed(currency: str, **minor: int) -> Owed:
    """Return the heads from minor units; a head not named is zero."""
    return Owed({head: Amount(currency, minor.get(head, 0)) for head in HEADS})
