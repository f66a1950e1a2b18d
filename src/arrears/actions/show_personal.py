"""Show something masked in full to one person, with the reason they give."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.door import PersonalDataShown
from arrears.domain.contact.person import Role
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Case, Debt, Point, Visit

REASONS = {
    "identity": Words("核对本人身份", "to make sure who it is"),
    "letter": Words("寄信或写邮件", "to write a letter or an e-mail"),
    "visit": Words("按约上门", "to go to an agreed visit"),
    "correct": Words("更正资料", "to set the record right"),
    "payment": Words("核对收款", "to match a payment"),
    "complaint": Words("处理投诉或异议", "to work on a complaint or a dispute"),
    "other": Words("其他，请写明", "another; say which"),
}
LONGEST = 200  # characters
DIGITS = 18  # of an id


class ShowingRefused(Refusal):
    """It stays masked."""


class ReasonMissing(ShowingRefused):
    """Nobody said why it is needed."""

    words = Words(
        "请选择查看的原因；选“其他”时请写明。查看会记入操作日志。",
        "Choose why you need it; with “another”, say why. The journal keeps it.",
    )


class NothingMasked(ShowingRefused):
    """There is no such thing on this case."""

    words = Words(
        "案件上已没有这项信息，请刷新页面。",
        "The case no longer has this. Reload the page.",
    )


class Protected(ShowingRefused):
    """It is of somebody who owes nothing."""

    words = Words(
        "这是不欠款的人的号码，不予显示；需要转告请走“请其转告”。",
        "This belongs to somebody who owes nothing and is not shown. To pass on a word, use that page.",
    )


@transaction.atomic
def show_personal(
    *, number: str, what: str, reason: str, told: str, by: str, now: datetime
) -> str:
    """
    Return what `what` (point:17, account:3, visit:5) holds in full, and journal it.

    The journal keeps which one and why, not the value. Raises ShowingRefused.
    """
    case = cases.case(number)
    why = why_shown(reason, told)
    value = _value(case, what)
    journal.write(PersonalDataShown(case.number, what, why), by=by, at=now)
    return value


def why_shown(reason: str, told: str) -> str:
    """Return the reason as the journal keeps it. Raises ReasonMissing."""
    told = told.strip()[:LONGEST]
    if reason not in REASONS or (reason == "other" and not told):
        raise ReasonMissing
    return f"{reason}: {told}" if told else reason


def _value(case: Case, what: str) -> str:
    kind, _, key = what.partition(":")
    pk = int(key) if key.isascii() and key.isdecimal() and len(key) <= DIGITS else 0
    if kind == "point":
        return _point(case, pk)
    if kind == "account":
        if debt := Debt.objects.filter(pk=pk, case__debtor=case.debtor_id).first():
            return debt.account_number
    elif kind == "visit" and (row := Visit.objects.filter(pk=pk, case=case).first()):
        return row.place
    raise NothingMasked


def _point(case: Case, pk: int) -> str:
    point = Point.objects.select_related("person").filter(pk=pk).first()
    theirs = point and {point.person_id, point.person.debtor_id}
    if not point or not theirs or case.debtor_id not in theirs:
        raise NothingMasked
    if not Role(point.person.role).owes:
        raise Protected
    return point.value
