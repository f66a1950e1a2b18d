"""What is owed on one debt, head by head."""

from dataclasses import dataclass

from arrears.domain.words import Words

from .amount import Amount

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


def owed(currency: str, **minor: int) -> Owed:
    """Return the heads from minor units; a head not named is zero."""
    return Owed({head: Amount(currency, minor.get(head, 0)) for head in HEADS})
