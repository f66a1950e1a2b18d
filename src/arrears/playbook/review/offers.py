"""What may be put forward now: within the policy's words, the path, and what she can bear."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from arrears.domain.words import Words

from .ability import Ability
from .case import Case
from .means import left
from .notes import Notes
from .route import Route
from .told import YUAN, yuan


class OfferIdea(StrEnum):
    """The kinds of thing that a review may put forward."""

    SMALL_PLAN = "small_monthly_plan"
    WAIVER = "one_off_waiver"
    EXTENSION = "extension"
    FULL = "full_payment"
    NONE = "none_until_resolved"


FROM_DAYS = re.compile(
    r"逾期(?:满|超过|达)?(\d+)[天日]?(?:以上|起|后)|(?:满|超过)(\d+)天"
)
FROM_CYCLE = re.compile(r"m(\d)\+?(?:以上|起|后|才|方)", re.IGNORECASE)
OVER = re.compile(
    r"已(?:于[^,。;]{0,16})?(?:截止|到期|停止|取消|结束)|(?:暂停|不再|不予|不可|不办|不支持|不能|无法|须转法务)"
)
DAYS_A_CYCLE = 30
QUIET = frozenset(
    (Route.STOP, Route.DISPUTE, Route.COMPLAINT, Route.LEGAL_REVIEW, Route.SKIP_TRACE)
)


def offers(
    case: Case, notes: Notes, path: Route, able: Ability
) -> tuple[OfferIdea, ...]:
    """
    Return what to put forward, the first to be named first.

    Only what the policy offers for a case this old. Where something must be settled
    first, nothing is put forward; nothing at all where the case tells nothing.
    """
    if path in QUIET:
        return (OfferIdea.NONE,)
    found = tuple(dict.fromkeys(_fitting(case, notes, path, able)))
    if found or (case.overdue is None and not case.history):
        return found
    return (OfferIdea.NONE,) if path is not Route.TALK else (OfferIdea.FULL,)


def _fitting(
    case: Case, notes: Notes, path: Route, able: Ability
) -> Iterator[OfferIdea]:
    plan = open_now(case, case.allowed.plan) and _bearable(case, case.allowed.plan)
    extension = open_now(case, case.allowed.extension)
    if open_now(case, case.allowed.waiver) and _would_settle(notes, able):
        yield OfferIdea.WAIVER
    if path in SUPPORTED:
        yield from _support(notes, able, plan=plan, extension=extension)
        return
    if extension and notes.own("wages_late", "trade_wait"):
        yield OfferIdea.EXTENSION
    elif able is Ability.YES or _promised_all(case):
        if not _would_settle(notes, able) or "waits_waiver" in notes:
            yield OfferIdea.FULL
    elif plan and notes.own("asks_plan", "can_pay_part", "kin_ill"):
        yield OfferIdea.SMALL_PLAN
    elif extension and notes.own("asks_time"):
        yield OfferIdea.EXTENSION
    else:
        yield from _usual(able, plan=plan, extension=extension)


SUPPORTED = frozenset((Route.VULNERABLE, Route.HARDSHIP))


def _support(
    notes: Notes, able: Ability, *, plan: bool, extension: bool
) -> Iterator[OfferIdea]:
    """Yield what fits hard times: time first, unless she can bear a little each month."""
    if notes.any("suicidal", "farewell", "minor", "violence") or not _by_herself(notes):
        return
    if able is Ability.YES:
        yield OfferIdea.FULL
    elif plan and able is Ability.PART:
        yield OfferIdea.SMALL_PLAN
    elif extension:
        yield OfferIdea.EXTENSION
    elif plan:
        yield OfferIdea.SMALL_PLAN


def _by_herself(notes: Notes) -> bool:
    """Say whether it is she who told of her illness; others' word stops, and offers nothing."""
    ill = [
        notes.standing[fact]
        for fact in ("own_ill", "mind", "injured", "disabled")
        if fact in notes
    ]
    return not ill or any(not told.second_hand for told in ill)


def _usual(able: Ability, *, plan: bool, extension: bool) -> Iterator[OfferIdea]:
    if able is Ability.UNKNOWN:
        yield OfferIdea.FULL
    if plan:
        yield OfferIdea.SMALL_PLAN
    elif extension and able is not Ability.UNKNOWN:
        yield OfferIdea.EXTENSION
    elif able is Ability.PART:
        yield OfferIdea.FULL


def _would_settle(notes: Notes, able: Ability) -> bool:
    return (
        able is Ability.YES and notes.own("asks_waiver", "waits_waiver")
    ) or notes.own("lump_sum")


def _promised_all(case: Case) -> bool:
    promise = case.promise
    return bool(
        promise
        and promise.amount
        and case.overdue
        and promise.amount.covers(case.overdue)
    )


LEAST = re.compile(
    r"(?:每期|每月|最低|月供)(?:金额)?(?:不(?:低|少)于|最低|至少|起)?(?:每月)?(\d+)元?"
)


def _bearable(case: Case, words: str | None) -> bool:
    """Say whether the least instalment the policy names is within what a month leaves."""
    least, rest = LEAST.search(words or ""), left(case).monthly
    if least is None or rest is None or rest.currency != YUAN:
        return True
    return rest.covers(yuan(Decimal(least[1])))


def open_now(case: Case, words: str | None) -> bool:
    """Say whether the policy's words open this to a case so many days late."""
    if not words or OVER.search(words):
        return False
    late = case.days_past_due
    days = FROM_DAYS.search(words)
    if days and late is not None and late < int(days[1] or days[2]):
        return False
    cycle = FROM_CYCLE.search(words)
    return not (
        cycle and late is not None and late <= (int(cycle[1]) - 1) * DAYS_A_CYCLE
    )


OFFER_WORDS = {
    OfferIdea.SMALL_PLAN: Words("还得起的小额分期", "A small, bearable monthly plan"),
    OfferIdea.WAIVER: Words("一次结清的减免", "A waiver for paying at once"),
    OfferIdea.EXTENSION: Words("延期", "An extension"),
    OfferIdea.FULL: Words("还清逾期金额", "Payment of what is overdue"),
    OfferIdea.NONE: Words("事情解决之前不谈方案", "Nothing until it is resolved"),
}
