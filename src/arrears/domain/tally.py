"""Tallies: what a measure came to on a day, and the families measures come in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Family(StrEnum):
    """What a measure is tallied from; a changed source recounts its own family only."""

    CONTACTS = "contacts"
    MONEY = "money"
    COHORTS = "cohorts"
    PROMISES = "promises"
    AGREEMENTS = "agreements"
    PLANNED = "planned"
    DENIALS = "denials"
    REVIEWS = "reviews"
    MOVES = "moves"
    BREAKS = "breaks"
    TIMED = "timed"


@dataclass(frozen=True, slots=True)
class Summed:
    """One measure of one group on one day, as summed from the tallies."""

    group: str
    currency: str
    measure: str
    on: date
    amount: int
