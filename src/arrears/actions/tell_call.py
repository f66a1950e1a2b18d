"""Tell of a call: outcome, promise or next step, and how long each spoke."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from arrears.domain.audit.facts import IdentityConfirmed, NextStepSet
from arrears.domain.case.standing import TOLD_IN_A_CALL, StopKind
from arrears.domain.contact.identity import (
    IdentifiedBy,
    StepKind,
    needs_identity,
    needs_step,
)
from arrears.domain.contact.outcome import BY_CODE, Result
from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import CallSheet, Case, NextStep

from .record_outcome import UnknownOutcome, record_outcome
from .replan import replan
from .set_stop import GroundMissing, UnknownStop, stand_still
from .take_promise import take_promise

MOST_DAYS_AHEAD = 90
LONGEST_CALL_SECONDS = 6 * 60 * 60


class CallNotDone(Refusal):
    """The call cannot be put away like this."""


class IdentityFirst(CallNotDone):
    """The outcome tells of the debt, and nobody made sure who was on the line."""

    words = Words(
        "“{outcome.zh}”要先核实是不是本人。请完成身份核实，或选择没有谈及欠款的结果。",
        "“{outcome.en}” needs identity made sure first. Do that step, or choose an outcome without a talk about the debt.",
    )


class StepMissing(CallNotDone):
    """A talk ended with neither a promise nor anything to follow."""

    words = Words(
        "通话要落到承诺或下一步：请选择下一步和日期。",
        "A talk ends in a promise or a next step. Choose what follows, and its day.",
    )


class OutcomeUnfit(CallNotDone):
    """Nobody was on the line who could have told so, or was held to a promise then."""

    words = Words(
        "“{kind.zh}”和结果“{outcome.zh}”对不上：要有人接听才会说起，听到后也不再登记承诺。请核对。",
        "“{kind.en}” does not go with “{outcome.en}”: somebody has to tell it, and no promise is taken then. Please check.",
    )


class StepDayWrong(CallNotDone):
    """The next step is for no day that could be."""

    words = Words(
        "下一步的日期 {day} 不对，请选今天起 {most} 天以内的日期。",
        "The next step cannot be for {day}. Choose a day within {most} days from today.",
    )


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised."""

    amount: Amount
    due_on: date
    due_at: time | None
    source: str
    reason: str
    reminder_agreed: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to follow; a kind is empty and a day None where it was not said."""

    kind: str = ""
    due_on: date | None = None
    due_at: time | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """How long we spoke, and how long we listened."""

    spoke_seconds: int = 0
    heard_seconds: int = 0


@transaction.atomic
def tell_call(  # noqa: PLR0913  (what a call comes to)
    *,
    number: str,
    attempt: int | None,
    code: str,
    note: str,
    by: str,
    now: datetime,
    promised: Promised | None = None,
    settled: Settled,
    shares: Shares,
    identified_as: str = "",
    told_of: str = "",
) -> None:
    """
    Write down how the call came out and what follows, all of it or nothing.

    Without an `attempt` the debtor rang us, and `identified_as` says how they were known.
    `told_of` is a stop that whoever was on the line spoke of; contact stops at once.
    Raises CallNotDone; OutcomeRefused; PromiseRefused; StopRefused.
    """
    case = cases.lock(number)
    if code not in BY_CODE:
        raise UnknownOutcome(code=code)
    _raise_unless_sure(code, attempt, identified_as)
    stop = _stop(told_of, code, note)
    step = _step(case, code, settled, stops=stop is not None, now=now)
    if promised is not None:
        take_promise(
            number=number,
            attempt=attempt,
            note=note,
            by=by,
            now=now,
            amount=promised.amount,
            due_on=promised.due_on,
            due_at=promised.due_at,
            source=promised.source,
            reason=promised.reason,
            reminder_agreed=promised.reminder_agreed,
        )
    else:
        record_outcome(
            number=number,
            attempt=attempt,
            initiator="collector" if attempt else "debtor",
            code=code,
            note=note,
            by=by,
            now=now,
        )
    if attempt:
        _put_away(attempt, shares)
    elif identified_as:
        fact = IdentityConfirmed(case.number, 0, identified_as)
        journal.write(fact, by=by, at=now)
    if step is not None and step.due_on is not None:
        _follow(case, attempt, step, due_on=step.due_on, by=by, now=now)
    if stop and stand_still(case, stop, ground=note.strip(), by=by, now=now):
        replan(case.debtor_id, now=now)


def _raise_unless_sure(code: str, attempt: int | None, identified_as: str) -> None:
    outcome = BY_CODE[code]
    if attempt is None:
        known = identified_as in set(IdentifiedBy)
        if (needs_identity(outcome) or identified_as) and not known:
            raise IdentityFirst(outcome=outcome.words)
        return
    sure = CallSheet.objects.filter(attempt_id=attempt).exclude(identified_at=None)
    if needs_identity(outcome) and not sure.exists():
        raise IdentityFirst(outcome=outcome.words)


def _stop(told_of: str, code: str, note: str) -> StopKind | None:
    """Return the stop that was spoken of: by somebody, with its ground, not a promise."""
    if not told_of:
        return None
    if told_of not in TOLD_IN_A_CALL:
        raise UnknownStop(kind=told_of)
    kind, outcome = StopKind(told_of), BY_CODE[code]
    if outcome.result is not Result.CONVERSATION or outcome.key == "promise":
        raise OutcomeUnfit(kind=kind.words, outcome=outcome.words)
    if not note.strip():
        raise GroundMissing
    return kind


def _step(
    case: Case, code: str, settled: Settled, *, stops: bool, now: datetime
) -> Settled | None:
    """Return what follows, checked; None where nothing must and nothing was said."""
    if not settled.kind and (stops or not needs_step(BY_CODE[code])):
        return None
    if settled.kind not in set(StepKind) or settled.due_on is None:
        raise StepMissing
    today = cases.local_day(case.debtor, now)
    if not today <= settled.due_on <= today + timedelta(days=MOST_DAYS_AHEAD):
        raise StepDayWrong(day=settled.due_on.isoformat(), most=MOST_DAYS_AHEAD)
    return settled


def _put_away(attempt: int, shares: Shares) -> None:
    """Keep how long each spoke, and empty the draft."""
    CallSheet.objects.update_or_create(
        attempt_id=attempt,
        defaults={
            "typed": {},
            "typed_at": None,
            "spoke_seconds": min(shares.spoke_seconds, LONGEST_CALL_SECONDS),
            "heard_seconds": min(shares.heard_seconds, LONGEST_CALL_SECONDS),
        },
    )


def _follow(
    case: Case,
    attempt: int | None,
    step: Settled,
    *,
    due_on: date,
    by: str,
    now: datetime,
) -> None:
    row = NextStep.objects.create(
        case=case,
        attempt_id=attempt,
        kind=step.kind,
        due_on=due_on,
        due_at=step.due_at,
        at=now,
        by=by,
    )
    fact = NextStepSet(case.number, row.kind, due_on.isoformat())
    journal.write(fact, by=by, at=now)
