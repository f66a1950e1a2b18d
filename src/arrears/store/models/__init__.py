"""The tables, one subject a file."""

from .attempt import Attempt
from .bank import BankLine
from .book import Import, Lender, Placement
from .case import Case, Note, Stop
from .debt import Adjustment, Debt, Payment, Statement
from .journal import JournalEntry, JournalHead
from .offer import Offer
from .person import Person, Point
from .plan import PlanRun, WorkItem
from .promise import Promise
from .staff import Staff
from .trace import Trace

__all__ = [
    "Adjustment",
    "Attempt",
    "BankLine",
    "Case",
    "Debt",
    "Import",
    "JournalEntry",
    "JournalHead",
    "Lender",
    "Note",
    "Offer",
    "Payment",
    "Person",
    "Placement",
    "PlanRun",
    "Point",
    "Promise",
    "Staff",
    "Statement",
    "Stop",
    "Trace",
    "WorkItem",
]
