"""The tables, one subject a file."""

from .attempt import Attempt
from .book import Import, Lender, Placement
from .case import Case, Note, Stop
from .debt import Debt, Payment, Statement
from .journal import JournalEntry, JournalHead
from .person import Person, Point
from .plan import PlanRun, WorkItem
from .promise import Promise
from .staff import Staff

__all__ = [
    "Attempt",
    "Case",
    "Debt",
    "Import",
    "JournalEntry",
    "JournalHead",
    "Lender",
    "Note",
    "Payment",
    "Person",
    "Placement",
    "PlanRun",
    "Point",
    "Promise",
    "Staff",
    "Statement",
    "Stop",
    "WorkItem",
]
