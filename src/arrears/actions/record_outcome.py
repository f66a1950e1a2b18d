"""Write down what a contact came to, with its code (EVT-01…30)."""

from datetime import date, datetime, timedelta

from django.db import transaction

from arrears.domain.audit.facts import OutcomeRecorded, PointRestricted
from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import BY_CODE, Outcome, Result
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Attempt, CallSheet, Case

from .replan import replan
from .set_stop import stand_still

MOST_GIVEN_BACK = 3  # by one collector within a day; the number was shown each time

__all__ = [
    "OutcomeRefused",
    "follow",
    "my_reserved",
    "record_outcome",
    "release_call",
    "settle",
]


class OutcomeRefused(Refusal):
    """The outcome cannot be written down like this."""


class UnknownOutcome(OutcomeRefused):
    """There is no such code."""

    words = Words(
        "没有结果代码 {code}，请从列表中选择。",
        "There is no outcome {code}. Choose one from the list.",
    )


class PromiseNeedsFigures(OutcomeRefused):
    """A promise is more than a code."""

    words = Words(
        "登记承诺需要金额、日期和资金来源，请填写“承诺内容”。",
        "A promise needs its amount, day and source of money. Fill in the promise.",
    )


class NoReservedCall(OutcomeRefused):
    """An outgoing call has no outcome unless it was reserved first."""

    words = Words(
        "这是我方拨出电话的结果，但没有对应的拨打记录。请先点“拨打”。",
        "This is the outcome of a call of ours, but no call was placed. Press “Call” first.",
    )


class NotHowCallsEnd(OutcomeRefused):
    """The code is an event of the case, or fits only a call the other way round."""

    words = Words(
        "“{outcome.zh}”不是这通电话的结果，请选择通话结果；事件请另行登记。",
        "“{outcome.en}” is not how this call can end. Choose how it ended; record events apart.",
    )


class TooManyGivenBack(OutcomeRefused):
    """Calls are given back by mistake, now and then; not all day."""

    words = Words(
        "今天已取消 {calls} 通未拨打的电话，最多 {most} 通。请登记这通电话的结果。",
        "{calls} calls were given back today, and {most} is the most. Say how this call came out.",
    )


class CallAlreadyTold(OutcomeRefused):
    """The reserved call has its outcome already, or belongs to somebody else."""

    words = Words(
        "这通电话已经登记过结果，或不是您拨打的。页面已过期，请刷新。",
        "This call has its outcome already, or was not yours. The page is stale; reload it.",
    )


class CallExpired(OutcomeRefused):
    """A call that nobody told of in time may have been made; it is not given back."""

    words = Words(
        "这通电话超过 30 分钟没有登记结果，已按拨出计数，不能取消。请登记结果。",
        "Nobody told of this call for 30 minutes, so it counts as made and cannot be given back. Say how it came out.",
    )


@transaction.atomic
def record_outcome(
    *,
    number: str,
    code: str,
    by: str,
    now: datetime,
    attempt: int | None = None,
    initiator: str = "collector",
    note: str = "",
) -> None:
    """
    Write down outcome `code` on case `number`, and journal it.

    `attempt` is the reserved call that it settles; without one it is an event,
    or a contact that the debtor began. What follows by the code follows at once:
    a number is taken out of use, a stop is set, the case counts as lost.
    Raises OutcomeRefused, in words a collector can read.
    """
    case, outcome = cases.lock(number), _known(code)
    if outcome.key == "promise":
        raise PromiseNeedsFigures
    told = settle(
        case, outcome, attempt=attempt, initiator=initiator, note=note, by=by, now=now
    )
    follow(case, outcome, told, by=by, now=now)
    replan(case.debtor_id, now=now)


@transaction.atomic
def release_call(*, number: str, attempt: int, by: str, now: datetime) -> None:
    """
    Give back a reserved call that was not dialled; it counts for nothing then.

    Raises CallAlreadyTold; CallExpired; TooManyGivenBack after three within a day.
    """
    case = cases.lock(number)
    call = my_reserved(case, attempt, by=by)
    if call.expired_at:
        raise CallExpired
    _raise_if_often(by, now=now)
    call.result = Result.FAILED
    call.save(update_fields=["result"])
    CallSheet.objects.filter(attempt=call).update(typed={}, typed_at=None)
    told = OutcomeRecorded(case.number, "released", call.channel, str(call.point_id))
    journal.write(told, by=by, at=now)


def _raise_if_often(by: str, *, now: datetime) -> None:
    given_back = Attempt.objects.filter(
        by=by, result=Result.FAILED, code="", at__gt=now - timedelta(days=1)
    ).count()
    if given_back >= MOST_GIVEN_BACK:
        raise TooManyGivenBack(calls=given_back, most=MOST_GIVEN_BACK)


def settle(
    case: Case,
    outcome: Outcome,
    *,
    attempt: int | None,
    initiator: str,
    note: str,
    by: str,
    now: datetime,
) -> Attempt:
    """Give the reserved call its outcome, or write a new event; journal it."""
    theirs = outcome.inbound or initiator == "debtor"
    _raise_unless_fits(outcome, told_of_call=attempt is not None, theirs=theirs)
    if attempt is not None:
        told = my_reserved(case, attempt, by=by)
    elif outcome.result in {None, Result.SENT} or theirs:
        told = Attempt(
            case=case, person=case.debtor, at=now, by=by, channel=Channel.PHONE
        )
        told.initiator = "debtor" if theirs else "collector"
    else:
        raise NoReservedCall
    told.code, told.result, told.note = outcome.code, outcome.result or "", note
    told.save()
    recorded = OutcomeRecorded(
        case.number, outcome.code, told.channel, str(told.point_id or "")
    )
    journal.write(recorded, by=by, at=now)
    return told


def _raise_unless_fits(outcome: Outcome, *, told_of_call: bool, theirs: bool) -> None:
    """Refuse what no dial ends as, and what no debtor who rang us left behind."""
    if told_of_call and outcome.result in {None, Result.SENT}:
        raise NotHowCallsEnd(outcome=outcome.words)
    if theirs and outcome.result not in {None, Result.CONVERSATION}:
        raise NotHowCallsEnd(outcome=outcome.words)


def _known(code: str) -> Outcome:
    if code not in BY_CODE:
        raise UnknownOutcome(code=code)
    return BY_CODE[code]


def my_reserved(case: Case, attempt: int, *, by: str) -> Attempt:
    """Return the call that `by` placed and has not told of. Raises CallAlreadyTold."""
    mine = Attempt.objects.select_for_update().filter(
        pk=attempt, case=case, by=by, result=Result.RESERVED
    )
    call = mine.first()
    if call is None:
        raise CallAlreadyTold
    return call


def follow(
    case: Case, outcome: Outcome, told: Attempt, *, by: str, now: datetime
) -> None:
    """Do at once what follows from an outcome: a number out of use, a stop, contact lost."""
    if outcome.restricts and told.point:
        told.point.restriction = outcome.restricts
        told.point.save(update_fields=["restriction"])
        fact = PointRestricted(case.number, str(told.point_id), outcome.restricts)
        journal.write(fact, by=by, at=now)
    if told.person_id != case.debtor_id:
        return  # what somebody else said says nothing of the debtor
    if outcome.stop:
        ground = told.note or outcome.words.zh
        stand_still(case, outcome.stop, ground=ground, by=by, now=now)
    _mark_lost(case, outcome, on=cases.local_day(case.debtor, now))


def _mark_lost(case: Case, outcome: Outcome, *, on: date) -> None:
    if outcome.key == "lost_contact":
        case.lost_since = on
    elif outcome.result is Result.CONVERSATION and not outcome.restricts:
        case.lost_since = None
    case.save(update_fields=["lost_since"])
