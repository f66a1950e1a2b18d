"""
Payments in: a bank's file becomes payments, and each is matched to an account.

`read_payments` reads CSV, XLSX and camt.053; `Accounts.match` says whose a payment is.
"""

from .lines import AsideLine, PaymentFile, PaymentLine, PaymentTotals
from .matching import Account, Accounts, Match, MatchState
from .reading import read_payments

__all__ = [
    "Account",
    "Accounts",
    "AsideLine",
    "Match",
    "MatchState",
    "PaymentFile",
    "PaymentLine",
    "PaymentTotals",
    "read_payments",
]
