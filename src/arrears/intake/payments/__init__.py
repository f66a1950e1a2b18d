"""
Payments in: a bank's file becomes payments, and each is matched to an account.

`read_payments` reads CSV, XLSX and camt.053; `Accounts.match` says whose a payment is.
"""

from .lines import AsideLine, PaymentFile, PaymentLine, PaymentTotals
from .matching import Account, Accounts, Match, MatchReason, MatchState, is_name_of
from .reading import read_payments

__all__ = [
    "Account",
    "Accounts",
    "AsideLine",
    "Match",
    "MatchReason",
    "MatchState",
    "PaymentFile",
    "PaymentLine",
    "PaymentTotals",
    "is_name_of",
    "read_payments",
]
