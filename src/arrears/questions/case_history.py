"""What happened on a case: contacts, promises, payments, notes, newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from arrears.domain.case.assigning import BY_RULE
from arrears.domain.case.escalating import ANSWERS
from arrears.domain.contact.outcome import BY_CODE, Result
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.store.cases import DESK_ZONE
from arrears.store.hands import HandRow
from arrears.store.models import Attempt, Case, Payment, Staff

from .masked import masked_account

NEWEST = 200
RULE_REASONS = frozenset(BY_RULE.values())
RESERVED = Words("通话中，结果待登记", "Call under way, outcome not yet told")
RELEASED = Words("未拨打，已取消", "Not dialled, given back")
ASSIGNED = Words("分配给 {to}", "Assigned to {to}")
RULED = Words("按常设规则分配给 {to}", "Assigned by a standing rule to {to}")
JOINED = Words("{to} 协同处理", "{to} joins as second handler")
GROUPS = {
    "contact": Words("联系", "Contacts"),
    "promise": Words("承诺", "Promises"),
    "payment": Words("还款", "Payments"),
    "note": Words("备注", "Notes"),
    "event": Words("事件", "Events"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history."""

    at: datetime
    group: str  # a key of GROUPS
    code: str  # EVT-…, empty for payments and notes
    words: Words
    by: str
    inbound: bool = False
    amount: Amount | None = None
    text: str = ""


def case_history(
    case: Case, names: Mapping[str, str], hands: Sequence[HandRow] = ()
) -> tuple[Event, ...]:
    """
    Return the newest events of the case, newest first.

    `names` are `staff_names()`; `hands` what was said of whose the case is.
    """
    events = [*_attempts(case, names), *_payments(case), *_notes(case, names)]
    events += [event for row in hands for event in _handed(row, names)]
    return tuple(sorted(events, key=lambda event: event.at, reverse=True)[:NEWEST])


def staff_names() -> Mapping[str, str]:
    """Return the names of the people at the desk, by their user names."""
    return dict(Staff.objects.values_list("user__username", "name"))


def _attempts(case: Case, names: Mapping[str, str]) -> Iterator[Event]:
    for row in case.attempts.order_by("-at")[:NEWEST]:
        yield Event(
            at=row.at,
            group=_group(row),
            code=row.code,
            words=_words(row),
            by=names.get(row.by, row.by),
            inbound=row.initiator == "debtor",
            text=row.note,
        )


def _group(row: Attempt) -> str:
    if row.code in {"EVT-12", "EVT-13"}:
        return "promise"
    return "contact" if row.result else "event"


def _words(row: Attempt) -> Words:
    if row.code:
        return BY_CODE[row.code].words
    return RESERVED if row.result == Result.RESERVED else RELEASED


def _payments(case: Case) -> Iterator[Event]:
    rows = Payment.objects.filter(debt__case=case).select_related("debt")
    for row in rows.order_by("-paid_on")[:NEWEST]:
        noon = datetime.combine(row.paid_on, time(12), tzinfo=ZoneInfo(DESK_ZONE))
        yield Event(
            at=noon,
            group="payment",
            code="",
            words=Words("收到还款", "Payment received"),
            by="",
            amount=Amount(row.debt.currency, row.amount_minor),
            text=masked_account(row.debt.account_number),
        )


def _notes(case: Case, names: Mapping[str, str]) -> Iterator[Event]:
    for row in case.notes.order_by("-at")[:NEWEST]:
        by, words = names.get(row.by, row.by), Words("备注", "Note")
        yield Event(row.at, "note", "", words, by=by, text=row.text)


def _handed(row: HandRow, names: Mapping[str, str]) -> Iterator[Event]:
    """Yield that the case became somebody's, or that a supervisor was asked and said."""
    by = names.get(row.by, row.by)
    if row.kind == "assigned":
        to = names.get(row.first, row.first) or row.second
        told = (RULED if row.answer in RULE_REASONS else ASSIGNED).filled(to=to)
        yield Event(row.at, "event", "EVT-26", told, by=by, text=row.told)
    if row.kind == "paired":
        told = JOINED.filled(to=names.get(row.first, row.first))
        yield Event(row.at, "event", "", told, by=by, text=row.told)
    if row.kind == "escalated":
        asked = BY_CODE["EVT-22"].words
        yield Event(row.at, "event", "EVT-22", asked, by=by, text=row.told)
    if row.kind == "escalated" and row.until:
        who, said = names.get(row.until_by, row.until_by), ANSWERS[row.answer]
        yield Event(row.until, "event", "", said, by=who, text=row.answer_told)
