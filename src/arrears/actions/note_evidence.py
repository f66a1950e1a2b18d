"""Write down that a case was handed out as a pack, to whom it went and why."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from arrears.domain.audit.compliance import EvidencePackMade
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal

LONGEST = 400  # characters


class PackNeedsReason(Refusal):
    """Nobody said what it is for."""

    words = Words(
        "请写明用途和接收方；证据包里是完整的个人信息。",
        "Say what it is for and who gets it; the pack holds personal data in full.",
    )


@transaction.atomic
def note_evidence(
    *, number: str, pack: bytes, reason: str, by: str, now: datetime
) -> str:
    """Journal the pack's sum and return it. Raises PackNeedsReason, UnknownCase."""
    if not reason.strip():
        raise PackNeedsReason
    case = cases.case(number)
    digest = sha256(pack).hexdigest()
    fact = EvidencePackMade(case.number, digest, reason.strip()[:LONGEST])
    journal.write(fact, by=by, at=now)
    return digest
