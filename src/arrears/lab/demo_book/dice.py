"""Dice of the demo book: the house's dice, and a chance of 0 to 1."""

from arrears.domain import dice
from arrears.domain.dice import WORD


class Dice(dice.Dice):
    """One stream of draws, named by what it is about."""

    def hits(self, chance: float) -> bool:
        """Say yes with a chance of 0 to 1."""
        return self._word() < chance * (WORD + 1)
