"""A line of a bank file: as the file tells it, and as it is taken or set aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from arrears.domain.money.amount import Amount
from arrears.domain.words import Words

from .reasons import PAYMENT_REASONS


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line as text, from whatever kind of file; `reason` where it is out already."""

    at: int  # the line of the table, or the number of the entry, from 1
    ref: str = ""
    on: str = ""
    booked_on: str = ""
    amount: str = ""
    currency: str = ""
    account: str = ""
    payer: str = ""
    memo: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """Money that came: its day, the bank's day, and what was said with it."""

    at: int
    ref: str
    on: date
    booked_on: date
    amount: Amount
    account: str = ""
    payer: str = ""
    memo: str = ""


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A line that was not taken, and why; `minor` where its amount could be read."""

    at: int
    ref: str
    reason: str
    minor: int | None = None
    currency: str = ""

    @property
    def words(self) -> Words:
        """Return the reason as people read it."""
        return PAYMENT_REASONS[self.reason]


@dataclass(frozen=True, slots=True)
class PaymentTotals:
    """
    How many lines, and how much money by currency, a file has in it.

    `unread` counts the lines whose amount could not be read: with any of them, no
    sum of money can be compared.
    """

    count: int
    minor: Mapping[str, int]
    unread: int = 0


@dataclass(frozen=True, slots=True)
class PaymentFile:
    """A bank file: every line of it is in `lines` or in `aside`, none in both."""

    file: str
    sha256: str
    lines: tuple[PaymentLine, ...]
    aside: tuple[AsideLine, ...]

    @property
    def totals(self) -> PaymentTotals:
        """Return the count and the sum of all its lines, the set aside among them."""
        minor: dict[str, int] = {}
        known = [(each.amount.currency, each.amount.minor) for each in self.lines]
        known += [(e.currency, e.minor) for e in self.aside if e.minor is not None]
        for currency, amount in known:
            minor[currency] = minor.get(currency, 0) + amount
        count = len(self.lines) + len(self.aside)
        return PaymentTotals(count, minor, count - len(known))
