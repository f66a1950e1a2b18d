"""Take a released message back before it goes."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.messages import MessageWithdrawn
from arrears.domain.contact.message import WAITING, MessageState
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Message

BECAUSE_LONGEST = 400


class WithdrawRefused(Refusal):
    """The message cannot be taken back."""


class NoSuchMessage(WithdrawRefused):
    """There is no message of that number."""

    words = Words("没有 {message} 号消息。", "There is no message {message}.")


class NotWaiting(WithdrawRefused):
    """It went already, or was stopped, or was taken back."""

    words = Words(
        "{message} 号消息现在是“{state.zh}”，不能再撤回。",
        "Message {message} is {state.en} and can no longer be withdrawn.",
    )


@transaction.atomic
def withdraw_message(*, message: int, because: str, by: str, now: datetime) -> None:
    """Take a message that waits back, and journal it. Raises NoSuchMessage, NotWaiting."""
    seen = Message.objects.select_related("case").filter(pk=message).first()
    if seen is None:
        raise NoSuchMessage(message=message)
    cases.hold(seen.case.number, point=seen.point_id)
    row = Message.objects.select_related("case").get(pk=message)
    if row.state not in WAITING:
        raise NotWaiting(message=message, state=MessageState(row.state).words)
    row.state = MessageState.WITHDRAWN
    row.withdrawn_at, row.withdrawn_by = now, by
    row.withdrawn_because = because.strip()[:BECAUSE_LONGEST]
    row.save(
        update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_because"]
    )
    fact = MessageWithdrawn(row.case.number, row.pk, row.withdrawn_because)
    journal.write(fact, by=by, at=now)


def withdraw_batch(*, batch: str, by: str, now: datetime) -> int:
    """Take back what still waits of those released together; say how many."""
    rows = Message.objects.filter(batch=batch, state__in=WAITING).exclude(batch="")
    count = 0
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        try:
            withdraw_message(message=pk, because="", by=by, now=now)
        except NotWaiting:  # it went in the meantime
            continue
        count += 1
    return count
