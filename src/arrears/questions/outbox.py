"""The outbox as people read it: what waits, what went, what was stopped and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.message import MessageState
from arrears.domain.contact.person import Role
from arrears.domain.words import Words
from arrears.store import cases
from arrears.store.models import Message

from .case_history import staff_names
from .columns import Column, Table, many_of, table
from .masked import masked
from .pages import DAYS, FIRST, Key, Order, Page, Place, every
from .stretches import page_of


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message; `why` is the gate's last no."""

    message: int
    number: str
    name: str
    channel: Channel
    to: str  # masked
    full_to: str  # for who takes the list along with a reason; of a third person masked
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


def outbox(asked: Asked, *, place: Place = FIRST) -> Page[MessageLine]:
    """Return one page of messages. Raises SortUnknown, RowGone."""
    found = page_of(_rows(asked), place, ORDER, among=Message.objects.all())
    names = staff_names()
    return found.told([_line(row, names) for row in found.rows])


def outbox_table(asked: Asked, *, sort: str) -> Table:
    """Return all of the messages. Raises SortUnknown, TooManyRows."""
    ORDER.key(sort)
    lines = every(lambda place: outbox(asked, place=place), sort=sort)
    return table(COLUMNS, lines, many=many_of(_rows(asked)))


def _rows(asked: Asked) -> QuerySet[Message]:
    # not joined: a database may begin such a question at the smaller table
    rows = Message.objects.prefetch_related("case__debtor", "point__person", "template")
    if asked.state in set(MessageState):
        rows = rows.filter(state=asked.state)
    if asked.number:
        rows = rows.filter(case__number=cases.key(asked.number))
    if asked.batch:
        rows = rows.filter(batch=asked.batch)
    if asked.by:
        rows = rows.filter(by=asked.by)
    return rows


def released_by(message: int, by: str) -> bool:
    """Say whether this person released the message."""
    return Message.objects.filter(pk=message, by=by).exists()


def waiting_count(now: datetime) -> int:
    """Return how many messages are due by now."""
    waits = [state for state in MessageState if state.waits]
    return Message.objects.filter(state__in=waits, send_at__lte=now).count()


def _line(row: Message, names: Mapping[str, str]) -> MessageLine:
    to = masked(row.address, row.point.kind)
    return MessageLine(
        message=row.pk,
        number=row.case.number,
        name=row.case.debtor.name,
        channel=Channel(row.channel),
        to=to,
        full_to=row.address if Role(row.point.person.role).owes else to,
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


ORDER = Order(
    keys=(
        Key("released", Words("放行时间", "Released"), "released_at", DAYS),
        Key("goes", Words("发送时间", "Goes"), "send_at", DAYS),
    ),
    usual="-released",
)
COLUMNS: tuple[Column[MessageLine], ...] = (
    Column(Words("编号", "Entry"), lambda line: line.message),
    Column(Words("渠道", "Channel"), lambda line: line.channel.words),
    Column(
        Words("发往", "To"), lambda line: line.to, in_full=lambda line: line.full_to
    ),
    Column(Words("状态", "State"), lambda line: line.state.words),
    Column(Words("姓名", "Name"), lambda line: line.name),
    Column(Words("案件", "Case"), lambda line: line.number),
    Column(Words("放行时间", "Released"), lambda line: line.released_at),
    Column(Words("放行人", "By whom"), lambda line: line.by),
    Column(Words("发送时间", "Goes"), lambda line: line.send_at),
    Column(Words("发出时间", "Sent"), lambda line: line.sent_at),
    Column(Words("原因", "Why"), lambda line: line.why or line.withdrawn_because),
)
