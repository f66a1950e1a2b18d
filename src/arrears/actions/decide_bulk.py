"""Approve or decline a bulk change that is too large for one pair of eyes."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.floor import BulkDecided
from arrears.domain.second_person import Deed, is_another
from arrears.domain.words import Words
from arrears.store import journal
from arrears.store.models import BulkAct
from arrears.store.second_person import raise_unless_decides

from .assign_cases import (
    GROUND_LENGTH,
    BulkGroundMissing,
    BulkRefused,
    NoSuchBulk,
    carry_out,
)


class OwnBulk(BulkRefused):
    """Four eyes: who asked does not decide."""

    words = Words(
        "这是您自己提出的，须由另一位主管审批。",
        "You asked for it yourself; another supervisor decides.",
    )


@transaction.atomic
def decide_bulk(*, act: int, grant: bool, ground: str, by: str, now: datetime) -> None:
    """
    Approve the change and do it, or decline it; with the ground, journalled.

    Cases changed since the preview are left as they are. Raises NoSuchBulk, OwnBulk,
    PostDoesNotDecide, BulkGroundMissing.
    """
    row = BulkAct.objects.select_for_update().filter(pk=act).first()
    if row is None or row.asked_at is None or row.decided_at is not None:
        raise NoSuchBulk
    if not is_another(by, row.by):
        raise OwnBulk
    raise_unless_decides(Deed.BULK, by)
    if not ground.strip():
        raise BulkGroundMissing
    row.decided_at, row.decided_because = now, ground.strip()[:GROUND_LENGTH]
    row.approved_by, row.declined_by = (by, "") if grant else ("", by)
    row.save(
        update_fields=["decided_at", "decided_because", "approved_by", "declined_by"]
    )
    fact = BulkDecided(f"bulk-{row.pk}", approved=grant, ground=row.decided_because)
    journal.write(fact, by=by, at=now)
    if grant:
        carry_out(row, by=row.by, now=now)
