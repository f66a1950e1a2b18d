"""Send what is due: the one gate asks the guard again, then the file is written."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from arrears.channels.outbox import file_sink
from arrears.channels.outbox.file_sink import Filed, Parcel, SinkRefused
from arrears.domain.audit.facts import ContactDenied, OutcomeRecorded
from arrears.domain.audit.messages import (
    MessageCleared,
    MessageFiled,
    MessageHeld,
    MessageStopped,
)
from arrears.domain.contact.message import MessageState
from arrears.domain.contact.outcome import Result
from arrears.domain.money.amount import Amount
from arrears.domain.money.written import money
from arrears.domain.words import Words
from arrears.law.engine.clearance import Clearance, cleared_until
from arrears.law.engine.guard import Question, judge
from arrears.law.engine.kept import kept
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.law.engine.versions import versions
from arrears.store import cases, journal, messages, outbox, sums
from arrears.store.appointments import still_stands
from arrears.store.models import Attempt, Message
from arrears.store.one_run import alone

from .empty_outbox import empty_outbox
from .place_call import PACKS
from .release_message import ill_worded

SENT_CODE = "EVT-25"
FOLDER_LONGEST = 400
CASE_CLOSED = Words(
    "案件已关闭，不再发送。", "The case is closed; nothing more is sent."
)
CASE_RECALLED = Words(
    "案件已由委托方收回，不得再联系，不再发送。",
    "The lender took the case back: no contact any more, so nothing is sent.",
)
VISIT_OFF = Words(
    "约定的外访已取消、已登记结果或时间已过，这封确认函不再寄出。",
    "The visit was called off, told of, or its hour is past; its letter is not sent.",
)
SUM_MOVED = Words(
    "写好之后欠款从 {before} 变为 {now}，内容已不准确。请重新编写。",
    "Since it was written the sum owed went from {before} to {now}; what it says is no longer true. Write it anew.",
)
ADDRESS_MOVED = Words(
    "写好之后号码或地址改了。请重新选择地址。",
    "The number or address changed since it was written. Choose it anew.",
)
TEMPLATE_GONE = Words(
    "所用模板已停用。请换一个模板重新编写。",
    "The template it was written by is retired. Write it anew by another.",
)
ILL_WORDED = Words(
    "按现在的登记，“{text}”不能这样写：{title.zh}。请改写。",
    "By what is on record now, “{text}” must not be written: {title.en}. Write it anew.",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What one run came to: how many went, were put off, were stopped."""

    sent: int = 0
    held: int = 0
    refused: int = 0


def send_messages(*, folder: Path, by: str, now: datetime) -> Sent:
    """
    Send every message that is due, each by itself, and say what became of them.

    A run that was cut off is taken up: what stands in its file counts as sent, what
    does not goes through the gate anew. Files of people erased since are taken away.
    Raises AnotherRuns; SinkRefused: what was not written waits.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone("outbox", beside=folder.parent):
        return _run(folder.absolute(), by=by, now=now)


def _run(folder: Path, *, by: str, now: datetime) -> Sent:
    sent = sum(_taken_up(row, folder, by=by, now=now) for row in messages.left_behind())
    states = [_sent(pk, folder, by=by, now=now) for pk in messages.due(now)]
    empty_outbox(folder=folder, by=by, now=now)
    return Sent(
        sent=sent + states.count(MessageState.SENT),
        held=states.count(MessageState.HELD),
        refused=states.count(MessageState.REFUSED),
    )


def write_again(*, folder: Path) -> int:
    """Write the file of every message that was sent and is no longer there; say how many."""
    rows = Message.objects.filter(state=MessageState.SENT, erased_at=None)
    rows = rows.order_by("pk")
    count = 0
    for row in rows.select_related("case", "point__person").iterator(chunk_size=500):
        parcel = _parcel(row)
        if file_sink.filed(parcel, folder=folder) is None:
            file_sink.again(parcel, folder=folder)
            count += 1
    return count


def _sent(pk: int, folder: Path, *, by: str, now: datetime) -> MessageState | None:
    answer = _at_the_gate(pk, folder, by=by, now=now)
    if answer is None or isinstance(answer, MessageState):
        return answer
    row, clearance = answer
    try:
        filed = file_sink.put(_parcel(row), clearance, folder=folder, now=now)
    except SinkRefused:
        _put_back(row)
        raise
    _settle(row, filed, by=by, now=now)
    file_sink.told_of(row.pk, folder=folder)
    return MessageState.SENT


def _taken_up(row: Message, folder: Path, *, by: str, now: datetime) -> bool:
    """Settle what was written when a run stopped; put back what was not."""
    place = Path(row.folder) if row.folder else folder  # where that run wrote
    filed = file_sink.filed(_parcel(row), folder=place)
    if filed is None:
        _put_back(row)
        return False
    _settle(row, filed, by=by, now=now)
    file_sink.told_of(row.pk, folder=place)
    return True


@transaction.atomic
def _at_the_gate(
    pk: int, folder: Path, *, by: str, now: datetime
) -> tuple[Message, Clearance] | MessageState | None:
    """Ask the guard at the moment of sending; None where another run has it."""
    seen = messages.waiting().filter(pk=pk).first()
    if seen is None:
        return None
    cases.hold(seen.case.number, point=seen.point_id)
    row = messages.waiting().filter(pk=pk, send_at__lte=now).first()
    if row is None:
        return None
    if why := _no_longer_true(row, now=now):
        return _stopped(row, why, by=by, now=now)
    question = outbox.asked(
        row.case, row.point, channel=row.channel, at=now, live=True, but=row.pk
    )
    judgement = judge(question, rules(PACKS))
    if not judgement.allowed:
        return _denied(row, question, judgement, by=by, now=now)
    row.folder = str(folder)[:FOLDER_LONGEST]
    return row, _cleared(row, question, judgement, by=by, now=now)


def _no_longer_true(row: Message, *, now: datetime) -> Words | None:
    """Return why what was released may not go as it stands."""
    if why := _over(row, now=now):
        return why
    total = sums.total(sums.debt_sums(row.case))
    if total.minor != row.owed_minor:
        before = money(Amount(total.currency, row.owed_minor))
        return SUM_MOVED.filled(before=before, now=money(total))
    whole = f"{row.subject}\n{row.body}" if row.subject else row.body
    if found := ill_worded(whole, row.channel, row.case, now=now):
        text, title = whole[found.start : found.end], found.detector.title
        return ILL_WORDED.filled(text=text, title=title)
    return None


def _over(row: Message, *, now: datetime) -> Words | None:
    """Return what has ended since that the message was about, written by or sent to."""
    if row.case.closed_on:
        return CASE_RECALLED if row.case.closed_as == "recalled" else CASE_CLOSED
    if not still_stands(row, now=now):
        return VISIT_OFF
    if row.point.value != row.address:
        return ADDRESS_MOVED
    if row.template and row.template.retired_at:
        return TEMPLATE_GONE
    return None


def _denied(
    row: Message, question: Question, judgement: Judgement, *, by: str, now: datetime
) -> MessageState:
    """Put the message off until the law allows it, or stop it where it never will."""
    keys = [finding.rule for finding in judgement.findings]
    denied = ContactDenied(
        row.case.number,
        str(row.point_id),
        row.channel,
        keys,
        packs=dict(versions(PACKS)),
        asked=kept(question),
    )
    journal.write(denied, by=by, at=now)
    why = judgement.findings[0].why
    if judgement.next_allowed_at is None:
        return _stopped(row, why, by=by, now=now)
    row.state, row.send_at = MessageState.HELD, judgement.next_allowed_at
    row.why_zh, row.why_en = why.zh, why.en
    row.save(update_fields=["state", "send_at", "why_zh", "why_en"])
    fact = MessageHeld(row.case.number, row.pk, row.send_at.isoformat(), keys)
    journal.write(fact, by=by, at=now)
    return MessageState.HELD


def _stopped(row: Message, why: Words, *, by: str, now: datetime) -> MessageState:
    row.state = MessageState.REFUSED
    row.why_zh, row.why_en = why.zh, why.en
    row.save(update_fields=["state", "why_zh", "why_en"])
    journal.write(MessageStopped(row.case.number, row.pk, why.en), by=by, at=now)
    return MessageState.REFUSED


def _cleared(
    row: Message, question: Question, judgement: Judgement, *, by: str, now: datetime
) -> Clearance:
    """Write the attempt and return the clearance; from here on it counts as sent."""
    row.attempt = Attempt.objects.create(
        case=row.case,
        person=row.point.person,
        point=row.point,
        at=now,
        channel=row.channel,
        result=Result.SENT,
        code=SENT_CODE,
        by=row.by,
        note=row.body,
    )
    row.state = MessageState.SENDING
    row.save(update_fields=["state", "attempt", "folder"])
    keys = [finding.rule for finding in judgement.findings]
    spoke = versions(PACKS)
    fact = MessageCleared(
        row.case.number,
        row.pk,
        row.attempt.pk,
        keys,
        packs=dict(spoke),
        asked=kept(question),
    )
    journal.write(fact, by=by, at=now)
    return Clearance(
        attempt=row.attempt.pk,
        case=row.case.number,
        person=question.person,
        point=question.point,
        address=row.address,
        channel=question.channel,
        purpose=question.facts["purpose"],
        until=cleared_until(question, rules(PACKS)),
        findings=judgement.findings,
        versions=spoke,
    )


@transaction.atomic
def _settle(row: Message, filed: Filed, *, by: str, now: datetime) -> None:
    """Write down that it stands in its file; a second time, nothing."""
    written = Message.objects.filter(pk=row.pk, state=MessageState.SENDING).update(
        state=MessageState.SENT, sent_at=now, file=filed.file, sha256=filed.sha256
    )
    if not written:
        return
    told = OutcomeRecorded(row.case.number, SENT_CODE, row.channel, str(row.point_id))
    journal.write(told, by=by, at=now)
    fact = MessageFiled(row.case.number, row.pk, filed.file, filed.sha256)
    journal.write(fact, by=by, at=now)


@transaction.atomic
def _put_back(row: Message) -> None:
    """Let a message that was not written wait again; its attempt counts for nothing."""
    sending = Message.objects.filter(pk=row.pk, state=MessageState.SENDING)
    back = sending.filter(erased_at=None).update(
        state=MessageState.QUEUED, attempt=None
    ) or sending.update(state=MessageState.WITHDRAWN, attempt=None)
    if back and row.attempt_id:
        Attempt.objects.filter(pk=row.attempt_id).update(
            result=Result.FAILED, code="", note=""
        )


def _parcel(row: Message) -> Parcel:
    return Parcel(
        message=row.pk,
        case=row.case.number,
        channel=row.channel,
        to=row.address,
        name=row.point.person.name,
        sender=row.sender,
        subject=row.subject,
        body=row.body,
        lang="en" if row.lang == "en" else "zh",
        released_at=row.released_at,
    )
