"""Whether a case can take a promise (CAD-09, CTN-01)."""

from dataclasses import dataclass
from datetime import date

from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise
from arrears.domain.words import Refusal, Words

DEFAULT_HORIZON_DAYS = 2  # CAD-09
LONGEST_HORIZON_DAYS = 62  # house policy: two paydays; beyond that make a plan


class PromiseRefused(Refusal):
    """The case cannot take this promise."""


class NothingPromised(PromiseRefused):
    """The promised amount is zero or less."""

    words = Words("承诺金额必须大于零。", "The promised amount must be more than zero.")


class PromiseAboveDebt(PromiseRefused):
    """More was promised than is owed."""

    words = Words(
        "承诺金额 {amount} 超过了欠款 {owed}，请核对金额。",
        "{amount} is more than what is owed, {owed}. Please check the amount.",
    )


class PromiseInThePast(PromiseRefused):
    """The promised day is already over."""

    words = Words(
        "承诺日期 {due_on} 已经过去，请选今天（{today}）或以后的日期。",
        "{due_on} is over. Choose today ({today}) or a later day.",
    )


class PromiseTooFar(PromiseRefused):
    """The day lies beyond the default horizon and no reason was given."""

    words = Words(
        "承诺日期 {due_on} 超过默认的 {days} 天期限。如有原因（例如发薪日），请写明。",
        "{due_on} is more than {days} days ahead. If there is a reason (a payday), write it down.",
    )


class PromiseBeyondPolicy(PromiseRefused):
    """The day lies beyond what any reason allows."""

    words = Words(
        "承诺日期 {due_on} 超过最长的 {days} 天期限。更长的安排请走分期方案。",
        "{due_on} is more than {days} days ahead, the most a promise may be. Make a plan instead.",
    )


class SourceMissing(PromiseRefused):
    """It was not said where the money comes from."""

    words = Words(
        "请写明这笔钱从哪里来（例如工资、货款）。",
        "Write down where the money comes from (wages, receivables …).",
    )


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far ahead a promise may lie, in days: freely, and with a reason."""

    days: int = DEFAULT_HORIZON_DAYS
    with_reason_days: int = LONGEST_HORIZON_DAYS


def accept(
    promise: Promise, *, owed: Amount, today: date, reason: str, horizon: Horizon
) -> Promise:
    """
    Return `promise` when the case can take it.

    Raises a PromiseRefused, in words a collector can read out, when it cannot.
    """
    if not promise.amount.is_positive:
        raise NothingPromised
    if not owed.covers(promise.amount):
        raise PromiseAboveDebt(amount=promise.amount, owed=owed)
    if not promise.source.strip():
        raise SourceMissing
    _raise_unless_near(promise.due_on, today=today, reason=reason, horizon=horizon)
    return promise


def _raise_unless_near(
    due_on: date, *, today: date, reason: str, horizon: Horizon
) -> None:
    ahead = (due_on - today).days
    if ahead < 0:
        raise PromiseInThePast(due_on=due_on, today=today)
    if ahead > horizon.with_reason_days:
        raise PromiseBeyondPolicy(due_on=due_on, days=horizon.with_reason_days)
    if ahead > horizon.days and not reason.strip():
        raise PromiseTooFar(due_on=due_on, days=horizon.days)
