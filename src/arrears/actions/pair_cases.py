"""Two handle one case: a second handler joins, and leaves again (ROLE-16, PROC-42)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.floor import PairEnded, PairMade
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Assignment, Case, Pair, Staff
from arrears.store.steering import owners

from .calls_left import NO_HOMES, Home
from .replan import replan

GROUND_LENGTH = 400


class PairRefused(Refusal):
    """The case cannot be handled by these two."""


class PairGroundMissing(PairRefused):
    """Nobody said why."""

    words = Words("请写明为什么要两人处理。", "Write down why two handle the case.")


class HelperUnknown(PairRefused):
    """No such colleague takes cases."""

    words = Words(
        "没有催收员“{seat}”，请从列表中选择。",
        "There is no collector “{seat}”. Choose one from the list.",
    )


class HelperIsOwner(PairRefused):
    """One person is not two."""

    words = Words(
        "案件本来就是 {seat} 的，请选另一位。",
        "The case is {seat}’s already; choose somebody else.",
    )


class PairedAlready(PairRefused):
    """There is a second handler."""

    words = Words(
        "{seat} 已经在协同处理，请先结束。",
        "{seat} is the second handler already; end that first.",
    )


class NoPair(PairRefused):
    """One handles it."""

    words = Words(
        "案件 {number} 没有协同处理人。", "Nobody is paired on case {number}."
    )


@transaction.atomic
def pair_case(*, number: str, seat: str, ground: str, by: str, now: datetime) -> None:
    """
    Let a second handler join the case, and journal it; today's call goes to her.

    Raises PairRefused.
    """
    join(cases.lock(number), seat=seat, ground=ground, by=by, now=now)


@transaction.atomic
def end_pair(*, number: str, ground: str, by: str, now: datetime) -> None:
    """
    Let one handle the case again, and journal it; today's call goes back to its owner.

    Raises NoPair.
    """
    case = cases.lock(number)
    row = case.pairs.filter(ended_at=None).first()
    if row is None:
        raise NoPair(number=case.number)
    row.ended_at, row.ended_by = now, by
    row.save(update_fields=["ended_at", "ended_by"])
    fact = PairEnded(case.number, row.seat, ground.strip()[:GROUND_LENGTH])
    journal.write(fact, by=by, at=now)
    replan(case.debtor_id, now=now, homes=_with_its_owner(case, now=now))


def join(case: Case, *, seat: str, ground: str, by: str, now: datetime) -> None:
    """Let a second handler join a held case, and journal it. Raises PairRefused."""
    told = ground.strip()[:GROUND_LENGTH]
    if not told:
        raise PairGroundMissing
    callers = Staff.objects.filter(role="collector", user__is_active=True)
    if not callers.filter(user__username=seat).exists():
        raise HelperUnknown(seat=seat)
    if Assignment.objects.filter(case=case, ended_at=None, seat=seat).exists():
        raise HelperIsOwner(seat=seat)
    standing = case.pairs.filter(ended_at=None).first()
    if standing:
        raise PairedAlready(seat=standing.seat)
    Pair.objects.create(case=case, seat=seat, ground=told, by=by, at=now)
    journal.write(PairMade(case.number, seat, told), by=by, at=now)
    replan(case.debtor_id, now=now)


def _with_its_owner(case: Case, *, now: datetime) -> Mapping[int, Home]:
    """Return who calls the case today because it is hers, if it is anybody's."""
    owned = owners(cases.desk_day(now), of=[case.debtor_id])
    mine = owned.filter(owned["case"] == case.number).get_column("owner").drop_nulls()
    return {case.pk: Home(mine[0])} if len(mine) else NO_HOMES
