"""Amounts of money: whole minor units, one currency, no floats."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from .currency import minor_digits


class CurrencyMismatch(ValueError):
    """Two currencies met in one sum."""


@dataclass(frozen=True, slots=True)
class Amount:
    """
    An exact sum of money. Negative is money owed the other way: a credit.

    `minor` counts the smallest unit of `currency` (fen, cents), so a sum never
    rounds. Only `share` rounds, and it says how.
    """

    currency: str  # ISO 4217, upper case
    minor: int

    def __add__(self, other: Self) -> Self:
        return self._with(self.minor + self._minor_of(other))

    def __sub__(self, other: Self) -> Self:
        return self._with(self.minor - self._minor_of(other))

    def covers(self, other: Self) -> bool:
        """Say whether this is at least as much as `other`."""
        return self.minor >= self._minor_of(other)

    def up_to(self, limit: Self) -> Self:
        """Return this amount, or `limit` where this is more."""
        return self._with(min(self.minor, self._minor_of(limit)))

    def share(self, ratio: Decimal) -> Self:
        """Return `ratio` of this amount; half a minor unit rounds away from zero."""
        exact = Decimal(self.minor) * ratio
        return self._with(int(exact.quantize(Decimal(1), ROUND_HALF_UP)))

    @property
    def is_positive(self) -> bool:
        """Say whether there is any money here at all."""
        return self.minor > 0

    def __str__(self) -> str:
        """Return it as people write it: `1,234.50 CNY`."""
        digits = minor_digits(self.currency)
        return f"{Decimal(self.minor).scaleb(-digits):,.{digits}f} {self.currency}"

    def _with(self, minor: int) -> Self:
        return type(self)(self.currency, minor)

    def _minor_of(self, other: Self) -> int:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} met {other.currency}")
        return other.minor
