"""Write down what was found out of a debtor's means, or set an estimate right, with why."""

from datetime import date, datetime, timedelta

from django.db import transaction

from arrears.domain.audit.facts import FindingRecorded
from arrears.domain.case.finding import Found
from arrears.domain.money.means import Basis
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Case, Finding

A_MOMENT = timedelta(minutes=1)
LONGEST_VALUE = 120
LONGEST_REASON = 400
LARGEST = 10**15  # minor units


class FindingRefused(Refusal):
    """The finding cannot be written down like this."""


class UnknownKindOfFinding(FindingRefused):
    """There is no such thing to find."""

    words = Words("请选择登记的是哪一项。", "Choose what it is that was found.")


class ValueUnfit(FindingRefused):
    """The value does not belong to what it is about."""

    words = Words(
        "“{about.zh}”的值“{value}”不合适，请按提示填写。",
        "The value “{value}” does not fit “{about.en}”. Fill it in as shown.",
    )


class ReasonMissing(FindingRefused):
    """A finding says where it is from; a correction says why."""

    words = Words(
        "请写明从哪里知道的，或者为什么更正。",
        "Say how it is known, or why it is set right.",
    )


class ExpiryPast(FindingRefused):
    """What is over already is no finding of today."""

    words = Words(
        "有效期 {on} 已经过了，请写今天或以后的日子。",
        "It would have expired on {on}. Give today or a later day.",
    )


@transaction.atomic
def record_finding(
    *,
    number: str,
    about: str,
    value: str,
    reason: str,
    by: str,
    now: datetime,
    basis: str = Basis.DECLARED,
    expires_on: date | None = None,
) -> None:
    """
    Write the finding on case `number`, and journal it; the newest of a kind counts.

    `value` is whole minor units for a sum, a whole number for a count, one of the
    choices where there are choices; `expires_on` the last day it is taken as still so.
    Raises FindingRefused, UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    kind, told = _fit(about, value)
    why = reason.strip()[:LONGEST_REASON]
    if not why:
        raise ReasonMissing
    known = basis if basis in set(Basis) else Basis.DECLARED
    if expires_on and expires_on < cases.local_day(case.debtor, now):
        raise ExpiryPast(on=expires_on)
    if _just_told(case, kind, told, why, by=by, now=now):
        return
    Finding.objects.create(
        case=case,
        about=kind,
        value=told,
        basis=known,
        reason=why,
        expires_on=expires_on,
        at=now,
        by=by,
    )
    fact = FindingRecorded(
        case.number, about=kind, value=told, basis=str(known), reason=why
    )
    journal.write(fact, by=by, at=now)


def _just_told(
    case: Case, kind: Found, value: str, reason: str, *, by: str, now: datetime
) -> bool:
    """Say whether the same was written a moment ago: a form that was sent twice."""
    return case.findings.filter(
        about=kind, value=value, reason=reason, by=by, at__gt=now - A_MOMENT
    ).exists()


def _fit(about: str, value: str) -> tuple[Found, str]:
    if about not in set(Found):
        raise UnknownKindOfFinding
    kind, told = Found(about), value.strip()[:LONGEST_VALUE]
    whole = kind.is_sum or kind is Found.CREDITORS
    fits = (
        told.isdecimal() and int(told) < LARGEST
        if whole
        else told in kind.choices
        if kind.choices
        else bool(told)
    )
    if not fits:
        raise ValueUnfit(about=kind.words, value=value)
    return kind, told
