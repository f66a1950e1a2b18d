"""A card to dial from; the number is shown only against a clearance."""

from dataclasses import dataclass
from datetime import datetime

from arrears.domain.words import Words
from arrears.law.engine.clearance import Clearance


@dataclass(frozen=True, slots=True)
class DialCard:
    """What the collector sees once the call is cleared and reserved."""

    attempt: int
    dial: str  # E.164, for the tel: link
    until: datetime
    warnings: tuple[Words, ...]


def dial_card(clearance: Clearance) -> DialCard:
    """Return the card to dial from, for this one cleared call."""
    return DialCard(
        attempt=clearance.attempt,
        dial=clearance.address,
        until=clearance.until,
        warnings=tuple(finding.why for finding in clearance.findings),
    )
