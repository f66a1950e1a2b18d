"""
A creditor's file in: every row is accepted, or set aside with a reason.

`received` takes the file, `load_profile` its mapping, `read_book` yields the rows
batch by batch, `Totals` counts them; `suggest` drafts a profile.
"""

from .book import Batch, read_book
from .columns import ACCEPTED, ASIDE, COLUMNS, REMARKS
from .export import safe, safe_cell, write_safe_csv
from .profile import load_profile, profile_from
from .profile_parts import Profile
from .reasons import REASONS, RECALL_REASONS, REMARKED
from .recall import Recall, read_recall
from .received import Received, received
from .suggest import suggest
from .totals import Totals, raise_unless_agreed, survey
from .wiring import unplaced

__all__ = [
    "ACCEPTED",
    "ASIDE",
    "COLUMNS",
    "REASONS",
    "RECALL_REASONS",
    "REMARKED",
    "REMARKS",
    "Batch",
    "Profile",
    "Recall",
    "Received",
    "Totals",
    "load_profile",
    "profile_from",
    "raise_unless_agreed",
    "read_book",
    "read_recall",
    "received",
    "safe",
    "safe_cell",
    "suggest",
    "survey",
    "unplaced",
    "write_safe_csv",
]
