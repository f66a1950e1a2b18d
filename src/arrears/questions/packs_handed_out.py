"""When a pack of evidence was handed out, by its sum, as the journal has it."""

from dataclasses import dataclass
from datetime import datetime

from arrears.store.models import JournalEntry


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One pack: of which case, when and by whom."""

    case: str
    at: datetime
    by: str


def handed_out(sha256: str) -> HandedOut | None:
    """Return when the pack of that sum was made; None where this desk made none such."""
    rows = JournalEntry.objects.filter(kind="EvidencePackMade", body__sha256=sha256)
    row = rows.order_by("seq").first()
    return HandedOut(row.subject, row.at, row.by) if row else None
