"""Ask that a stop be lifted; somebody else decides, and then it is lifted."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.floor import LiftAsked, LiftDecided
from arrears.domain.second_person import Deed, is_another
from arrears.domain.words import Words
from arrears.store import cases, journal
from arrears.store.models import LiftRequest
from arrears.store.second_person import raise_unless_decides

from .set_stop import GroundMissing, StopRefused, lift_stop, to_be_lifted

GROUND_LENGTH = 400


class AskedAlready(StopRefused):
    """The same is asked for already."""

    words = Words(
        "{by} 已经申请过，等待审批。",
        "{by} asked for it already; it waits for a decision.",
    )


class NoSuchRequest(StopRefused):
    """There is no such request, or it was decided."""

    words = Words(
        "没有这个申请，或者已经处理过，请刷新页面。",
        "There is no such request, or it was decided. Reload the page.",
    )


class OwnRequest(StopRefused):
    """Four eyes: who asked does not decide."""

    words = Words(
        "这是您自己提出的申请，须由别人审批。",
        "You asked for it yourself; somebody else decides.",
    )


@transaction.atomic
def ask_lift(*, number: str, stop: int, ground: str, by: str, now: datetime) -> None:
    """
    Ask that a stop of the case's people be lifted, and journal it.

    Raises NoSuchStop, NotToBeLifted, GroundMissing, AskedAlready.
    """
    case = cases.lock(number)
    row = to_be_lifted(case, stop, ground)
    standing = row.lift_requests.filter(decided_at=None).first()
    if standing:
        raise AskedAlready(by=standing.by)
    told = ground.strip()[:GROUND_LENGTH]
    LiftRequest.objects.create(case=case, stop=row, ground=told, by=by, at=now)
    journal.write(LiftAsked(case.number, row.kind, told), by=by, at=now)


@transaction.atomic
def decide_lift(
    *, request: int, grant: bool, ground: str, by: str, now: datetime
) -> None:
    """
    Lift the stop that somebody asked about, or decline; with the ground, journalled.

    Who set the stop does not lift it either. Raises NoSuchRequest, OwnRequest,
    PostDoesNotDecide, GroundMissing, SetterMayNotLift, NoSuchStop, ClosedCase.
    """
    rows = LiftRequest.objects.select_for_update(of=("self",))
    row = rows.select_related("case", "stop").filter(pk=request).first()
    if row is None or row.decided_at is not None:
        raise NoSuchRequest
    if not is_another(by, row.by):
        raise OwnRequest
    raise_unless_decides(Deed.LIFT, by)
    if not ground.strip():
        raise GroundMissing
    told = ground.strip()[:GROUND_LENGTH]
    number, stop = row.case.number, row.stop
    if grant:
        lift_stop(number=number, stop=stop.pk, ground=told, by=by, now=now)
    row.decided_at, row.decided_because = now, told
    row.approved_by, row.declined_by = (by, "") if grant else ("", by)
    row.save(
        update_fields=["decided_at", "decided_because", "approved_by", "declined_by"]
    )
    fact = LiftDecided(number, stop.kind, approved=grant, ground=told)
    journal.write(fact, by=by, at=now)
