"""A card to dial from; the number is shown only against a clearance."""

from dataclasses import dataclass
from datetime import datetime

from arrears.domain.words import Refusal, Words
from arrears.law.engine.clearance import Clearance


@dataclass(frozen=True, slots=True)
class DialCard:
    """What the collector sees once the call is cleared and reserved."""

    attempt: int
    dial: str  # E.164, for the tel: link
    until: datetime
    warnings: tuple[Words, ...]


class ClearanceOver(Refusal):
    """Leave was given, and ended before the channel was used."""

    words = Words(
        "这次拨打的许可已于 {until:%H:%M} 到期，请重新点“拨打”。",
        "Leave to make this call ended at {until:%H:%M}. Press “Call” again.",
    )


def dial_card(clearance: Clearance, *, now: datetime) -> DialCard:
    """
    Return the card to dial from, for this one cleared call.

    Raises ClearanceOver where the leave ended before `now`: it is asked again at
    the moment of sending.
    """
    if not clearance.holds(at=now):
        raise ClearanceOver(until=clearance.until)
    return DialCard(
        attempt=clearance.attempt,
        dial=clearance.address,
        until=clearance.until,
        warnings=tuple(finding.why for finding in clearance.findings),
    )
