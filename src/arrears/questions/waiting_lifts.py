"""The requests to lift a stop that wait for somebody else, the oldest first."""

from dataclasses import dataclass
from datetime import datetime

from arrears.domain.case.standing import StopKind
from arrears.domain.second_person import is_another
from arrears.store.models import LiftRequest

from .case_history import staff_names


@dataclass(frozen=True, slots=True)
class WaitingLift:
    """One request; `barred` says that this person asked for it or set the stop."""

    request: int
    number: str
    name: str
    kind: StopKind
    stop_ground: str
    since: datetime
    ground: str
    by: str
    at: datetime
    barred: bool


def waiting_lifts(*, by: str) -> tuple[WaitingLift, ...]:
    """Return the requests nobody has decided on."""
    names = staff_names()
    rows = LiftRequest.objects.filter(decided_at=None).select_related(
        "case__debtor", "stop"
    )
    return tuple(
        WaitingLift(
            request=row.pk,
            number=row.case.number,
            name=row.case.debtor.name,
            kind=StopKind(row.stop.kind),
            stop_ground=row.stop.ground,
            since=row.stop.since,
            ground=row.ground,
            by=names.get(row.by, row.by),
            at=row.at,
            barred=not is_another(by, row.by, row.stop.by),
        )
        for row in rows.order_by("at")
    )
