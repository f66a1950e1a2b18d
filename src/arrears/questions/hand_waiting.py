"""How much waits for a supervisor's hand, by page of her desk."""

from datetime import datetime

from arrears.store.cases import desk_day
from arrears.store.counts import counts
from arrears.store.models import (
    BulkAct,
    CoachingTask,
    Escalation,
    LiftRequest,
    Offer,
    Transfer,
)


def hand_waiting(*, now: datetime) -> dict[str, int]:
    """Return how many approvals, escalations, hand-overs and coaching tasks wait."""
    waiting = counts(
        offers=Offer.objects.filter(
            approved_by="", declined_by="", expires_on__gte=desk_day(now)
        ),
        lifts=LiftRequest.objects.filter(decided_at=None),
        bulk=BulkAct.objects.filter(asked_at__isnull=False, decided_at=None),
        escalations=Escalation.objects.filter(answered_at=None),
        transfers=Transfer.objects.filter(done_at=None, withdrawn_at=None),
        coaching=CoachingTask.objects.filter(ended_at=None),
    )
    approvals = sum(waiting.pop(each) for each in ("offers", "lifts", "bulk"))
    return {"approvals": approvals} | waiting
