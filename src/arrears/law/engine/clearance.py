"""The clearance: the guard's yes, tied to one reserved attempt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .guard import Question, lawful_until
from .rule import Rule
from .verdict import Finding

MINUTES_CLEARED = 5  # longer than it takes to dial, shorter than a change of mind


@dataclass(frozen=True, slots=True)
class Clearance:
    """
    Leave to make one contact, given together with its reserved attempt.

    Holds for this person, point, channel and purpose, and no longer than `until`.
    `findings` are the rules that spoke; `versions` says which state of each pack did.
    """

    attempt: int
    case: str
    person: str
    point: str
    address: str  # what is dialled or written to
    channel: str
    purpose: str
    until: datetime
    findings: tuple[Finding, ...]
    versions: Mapping[str, str]

    def holds(self, *, at: datetime) -> bool:
        """Say whether leave still stands at the moment of sending."""
        return at < self.until


def cleared_until(question: Question, rules: Sequence[Rule]) -> datetime:
    """Return when leave given now ends: in five minutes, or with the lawful hour."""
    soon = question.at + timedelta(minutes=MINUTES_CLEARED)
    ends = lawful_until(question, rules)
    return min(soon, ends) if ends else soon
