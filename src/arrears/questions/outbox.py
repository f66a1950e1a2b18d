"""The outbox as people read it: what waits, what went, what was stopped and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.message import MessageState
from arrears.domain.words import Words
from arrears.store import cases
from arrears.store.models import Message

from .case_history import staff_names
from .masked import masked
from .pages import Page, paged, slice_of


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message; `why` is the gate's last no."""

    message: int
    number: str
    name: str
    channel: Channel
    to: str  # masked
    template: str  # empty: written freely
    subject: str
    body: str
    state: MessageState
    send_at: datetime
    released_at: datetime
    by: str
    why: Words | None
    sent_at: datetime | None
    file: str
    batch: str
    withdrawn_by: str
    withdrawn_because: str

    @property
    def waits(self) -> bool:
        """Say whether it may still be withdrawn."""
        return self.state.waits


@dataclass(frozen=True, slots=True)
class Asked:
    """Which messages somebody wants to see; empty means all of them."""

    state: str = ""
    number: str = ""
    batch: str = ""
    by: str = ""


def outbox(asked: Asked, *, page: int = 1) -> Page[MessageLine]:
    """Return one page of messages, those that go next first, then the newest."""
    rows = Message.objects.select_related("case__debtor", "point", "template")
    if asked.state in set(MessageState):
        rows = rows.filter(state=asked.state)
    if asked.number:
        rows = rows.filter(case__number=cases.key(asked.number))
    if asked.batch:
        rows = rows.filter(batch=asked.batch)
    if asked.by:
        rows = rows.filter(by=asked.by)
    names = staff_names()
    fetched = rows.order_by("-released_at", "-pk")[slice_of(page)]
    return paged([_line(row, names) for row in fetched], page=page)


def released_by(message: int, by: str) -> bool:
    """Say whether this person released the message."""
    return Message.objects.filter(pk=message, by=by).exists()


def waiting_count(now: datetime) -> int:
    """Return how many messages are due by now."""
    waits = [state for state in MessageState if state.waits]
    return Message.objects.filter(state__in=waits, send_at__lte=now).count()


def _line(row: Message, names: Mapping[str, str]) -> MessageLine:
    return MessageLine(
        message=row.pk,
        number=row.case.number,
        name=row.case.debtor.name,
        channel=Channel(row.channel),
        to=masked(row.address, row.point.kind),
        template=str(row.template or ""),
        subject=row.subject,
        body=row.body,
        state=MessageState(row.state),
        send_at=row.send_at,
        released_at=row.released_at,
        by=names.get(row.by, row.by),
        why=Words(row.why_zh, row.why_en) if row.why_zh else None,
        sent_at=row.sent_at,
        file=row.file,
        batch=row.batch,
        withdrawn_by=names.get(row.withdrawn_by, row.withdrawn_by),
        withdrawn_because=row.withdrawn_because,
    )
