"""Bring a case to a supervisor; take it in hand; say what follows (PROC-11)."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.floor import (
    CaseEscalated,
    EscalationAnswered,
    EscalationTaken,
)
from arrears.domain.case.escalating import ABOUT, ANSWERS, ON_IT
from arrears.domain.case.standing import StopKind
from arrears.domain.second_person import is_another
from arrears.domain.words import Refusal, Words
from arrears.store import assigning, cases, journal
from arrears.store.models import BulkLine, Case, Escalation, Staff

from .hand_over import Hand, give
from .pair_cases import join
from .replan import replan
from .set_stop import stand_still

TOLD_LENGTH = 1000


class EscalationRefused(Refusal):
    """It cannot be brought to a supervisor, or answered, like this."""


class EscalationUntold(EscalationRefused):
    """Nobody said what it is about."""

    words = Words(
        "请选择上报什么，并写明情况：客户说了什么，您建议怎么办。",
        "Choose what it is about, and say what happened and what you suggest.",
    )


class EscalatedAlready(EscalationRefused):
    """It waits already."""

    words = Words(
        "{by} 已经上报过，主管还没有答复。",
        "{by} escalated it already; the answer is not there yet.",
    )


class NoSuchEscalation(EscalationRefused):
    """There is none, or it is answered."""

    words = Words(
        "没有这次上报，或者已经答复，请刷新页面。",
        "There is no such escalation, or it is answered. Reload the page.",
    )


class TakenByAnother(EscalationRefused):
    """Another supervisor has it in hand."""

    words = Words("{by} 已经接手。", "{by} has it in hand already.")


class AnswerMissing(EscalationRefused):
    """Nobody said what follows."""

    words = Words(
        "请选择怎样处理，写明理由；协同或改派还要选催收员。",
        "Choose what follows and say why; to pair or reassign, name a collector.",
    )


class AnswererAsked(EscalationRefused):
    """Four eyes: who asked does not answer."""

    words = Words(
        "这是您自己上报的，须由另一位主管答复。",
        "You brought it up yourself; another supervisor answers.",
    )


@transaction.atomic
def escalate_case(
    *, number: str, about: str, told: str, by: str, now: datetime
) -> None:
    """Bring the case to a supervisor, and journal it. Raises EscalationRefused."""
    case, said = cases.lock(number), told.strip()[:TOLD_LENGTH]
    if about not in ABOUT or not said:
        raise EscalationUntold
    standing = case.escalations.filter(answered_at=None).first()
    if standing:
        raise EscalatedAlready(by=standing.by)
    row = Escalation.objects.create(case=case, about=about, told=said, by=by, at=now)
    fact = CaseEscalated(case.number, row.pk, about, length=len(said))
    journal.write(fact, by=by, at=now)


@transaction.atomic
def take_escalation(*, escalation: int, by: str, now: datetime) -> None:
    """Take it in hand, so that no other supervisor does too. Raises EscalationRefused."""
    row = _open(escalation)
    if row.taken_by and row.taken_by != by:
        raise TakenByAnother(by=row.taken_by)
    if row.taken_by:
        return
    row.taken_by, row.taken_at = by, now
    row.save(update_fields=["taken_by", "taken_at"])
    journal.write(EscalationTaken(row.case.number, row.pk), by=by, at=now)


@transaction.atomic
def answer_escalation(
    *,
    escalation: int,
    answer: str,
    told: str,
    by: str,
    now: datetime,
    seat: str = "",
) -> None:
    """
    Say what follows and do it: pair, reassign, or stop collecting; and journal it.

    Raises EscalationRefused, PairRefused, ClosedCase.
    """
    row, said = _open(escalation), told.strip()[:TOLD_LENGTH]
    if not is_another(by, row.by):
        raise AnswererAsked
    if answer not in ANSWERS or not said or (answer in ON_IT and not seat):
        raise AnswerMissing
    case = cases.lock(row.case.number)
    _carry_out(case, answer, said, seat=seat, by=by, now=now)
    row.answer, row.answer_told = answer, said
    row.answered_by, row.answered_at = by, now
    row.taken_by = row.taken_by or by
    row.taken_at = row.taken_at or now
    row.save()
    journal.write(EscalationAnswered(case.number, row.pk, answer), by=by, at=now)


def _carry_out(
    case: Case, answer: str, said: str, *, seat: str, by: str, now: datetime
) -> None:
    if answer == "paired":
        join(case, seat=seat, ground=said, by=by, now=now)
    elif answer == "reassigned":
        _reassign(case, seat, said, by=by, now=now)
    elif answer == "stopped" and stand_still(
        case, StopKind.STOPPED, ground=said, by=by, now=now
    ):
        replan(case.debtor_id, now=now)


def _reassign(case: Case, seat: str, said: str, *, by: str, now: datetime) -> None:
    callers = Staff.objects.filter(role="collector", user__is_active=True)
    if not callers.filter(user__username=seat).exists():
        raise AnswerMissing
    before = assigning.standings([case.pk], on=cases.desk_day(now), now=now)[0]
    line = BulkLine(
        case=case,
        before_seat=before.seat,
        before_team=before.team,
        after_seat=seat,
        reason="by_hand",
    )
    give([line], Hand(ground=said[:400], by=by, now=now))


def _open(escalation: int) -> Escalation:
    rows = Escalation.objects.select_for_update(of=("self",)).select_related("case")
    row = rows.filter(pk=escalation, answered_at=None).first()
    if row is None:
        raise NoSuchEscalation
    return row
