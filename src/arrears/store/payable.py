"""The accounts of a lender that payments may be for, with the sums they may be of."""

from collections.abc import Iterator
from typing import NamedTuple

from arrears.domain.money.amount import Amount

from . import sql
from .models import Lender
from .owing import owing


class Payable(NamedTuple):
    """
    One account, its debtor's name, and what a payment for it may be of.

    `sums` are what is owed on it and what was promised on its case; `refs` are the case
    number and the debtor's own number.
    """

    number: str
    name: str
    sums: tuple[Amount, ...]
    refs: frozenset[str]


def payable(lender: Lender) -> Iterator[Payable]:
    """Yield every account of the lender, also those of closed cases."""
    told = sql.rows(ACCOUNTS, lender=lender.pk)
    for number, name, currency, owed, promised, case, debtor in told:
        sums = {minor for minor in (owed, promised) if minor and minor > 0}
        amounts = tuple(Amount(currency, minor) for minor in sorted(sums))
        refs = frozenset(ref for ref in (case, debtor) if ref)
        yield Payable(number, name, amounts, refs)


ACCOUNTS = owing(
    """
    SELECT d.account_number, p.name, d.currency,
           [owed],
           m.amount_minor, c.number, p.number
    FROM {debt} d
    JOIN {case} c ON c.id = d.case_id
    JOIN {person} p ON p.id = c.debtor_id
    JOIN {statement} s ON s.debt_id = d.id AND s.is_latest
    LEFT JOIN {promise} m ON m.case_id = c.id AND m.superseded_at IS NULL
    [booked_since]
    WHERE d.lender_id = %(lender)s
    """
)
