"""The card of the call under way, kept through a reload or a lost connection."""

from dataclasses import asdict, dataclass
from datetime import datetime

from arrears.domain.words import Words
from arrears.web.parts.request import DeskRequest

KEY = "call"


@dataclass(frozen=True, slots=True)
class CallCard:
    """The number to dial, in full, for one cleared and reserved call."""

    attempt: int
    dial: str  # E.164, for the tel: link
    spoken: str  # grouped as people read it
    warnings: tuple[Words, ...]
    until: datetime  # the clearance holds no longer


def keep(request: DeskRequest, card: CallCard) -> None:
    """Keep `card` in the visit; one call at a time."""
    request.session[KEY] = asdict(card) | {"until": card.until.isoformat()}


def kept(request: DeskRequest, attempt: int | None) -> CallCard | None:
    """Return the card of `attempt`, where this visit placed it."""
    card = request.session.get(KEY)
    if not card or card["attempt"] != attempt:
        return None
    warnings = tuple(Words(**words) for words in card["warnings"])
    until = datetime.fromisoformat(card["until"])
    return CallCard(**card | {"warnings": warnings, "until": until})


def forget(request: DeskRequest) -> None:
    """Drop the card once the call is told."""
    request.session.pop(KEY, None)
