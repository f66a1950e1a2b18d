"""A lender's book into the tables: as whole sets of rows, all or nothing."""

from .loading import Loaded, load
from .recall import RECALL_UNFIT, Recalled, recall
from .rows import Handed, Into, into, one_at_a_time, staged
from .unfit import UNFIT, Unfit, unfit

__all__ = [
    "RECALL_UNFIT",
    "UNFIT",
    "Handed",
    "Into",
    "Loaded",
    "Recalled",
    "Unfit",
    "into",
    "load",
    "one_at_a_time",
    "recall",
    "staged",
    "unfit",
]
