"""Take in a complaint, a dispute or a request about data: clock, freeze, journal."""

from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.compliance import MatterDrawnOut, MatterOpened
from arrears.domain.case.standing import StopKind
from arrears.domain.contact.channel import Channel
from arrears.domain.words import Refusal, Words
from arrears.law.deadlines.deadline import deadlines
from arrears.store import cases, journal
from arrears.store.models import Matter

from .set_stop import GROUND_LENGTH, stand_still

LONGEST = 4_000  # characters


class MatterRefused(Refusal):
    """The matter cannot be taken in, drawn out or answered like this."""


class UnknownMatterKind(MatterRefused):
    """There is no such kind."""

    words = Words("请选择事项类型。", "Choose what kind of matter it is.")


class NothingTold(MatterRefused):
    """Nobody wrote down what the person said."""

    words = Words("请写明对方说了什么。", "Write down what the person said.")


class ReceivedInFuture(MatterRefused):
    """It cannot have come in yet."""

    words = Words(
        "收到日期 {received_on} 还没到，请核对。",
        "The day it came in, {received_on}, is yet to come. Please check it.",
    )


class NoSuchMatter(MatterRefused):
    """It is answered already, or was never there."""

    words = Words(
        "这个事项不存在或已答复，请刷新页面。",
        "This matter is not there or was answered. Reload the page.",
    )


class NotToBeDrawnOut(MatterRefused):
    """Its deadline is the last."""

    words = Words(
        "“{kind.zh}”的期限不能延长。",
        "The deadline of “{kind.en}” cannot be drawn out.",
    )


class BecauseMissing(MatterRefused):
    """Nobody said why it takes longer."""

    words = Words(
        "请写明延期原因，并告知对方。",
        "Say why it takes longer, and tell the person so.",
    )


@transaction.atomic
def open_matter(
    *,
    number: str,
    kind: str,
    told: str,
    received_on: date,
    channel: str,
    by: str,
    now: datetime,
) -> int:
    """
    Take a matter in on case `number`, a closed one too, and return its id.

    A complaint and a dispute freeze the case at once. Raises MatterRefused, UnknownCase.
    """
    deadline = deadlines().get(kind)
    if deadline is None or channel not in {"", *Channel}:
        raise UnknownMatterKind
    if not told.strip():
        raise NothingTold
    cases.hold(number)
    case = cases.case(number)
    if received_on > cases.desk_day(now):
        raise ReceivedInFuture(received_on=received_on)
    row = Matter.objects.create(
        case=case,
        kind=kind,
        channel=channel,
        told=told.strip()[:LONGEST],
        received_on=received_on,
        due_on=deadline.due_on(received_on),
        at=now,
        by=by,
    )
    if deadline.freezes:
        ground = f"{deadline.title} {row.pk}"  # what was said stays with the matter
        stand_still(case, StopKind(deadline.freezes), ground=ground, by=by, now=now)
    frozen = bool(deadline.freezes)
    day, due = received_on.isoformat(), row.due_on.isoformat()
    fact = MatterOpened(case.number, row.pk, kind, day, due, frozen)
    journal.write(fact, by=by, at=now)
    return row.pk


@transaction.atomic
def draw_out(*, matter: int, because: str, by: str, now: datetime) -> None:
    """Let a matter take as long as its deadline lets it. Raises MatterRefused."""
    row = open_one(matter)
    deadline = deadlines()[row.kind]
    longest = deadline.longest_on(row.received_on)
    if longest is None or row.drawn_out_because:
        raise NotToBeDrawnOut(kind=deadline.title)
    if not because.strip():
        raise BecauseMissing
    row.due_on, row.drawn_out_because = longest, because.strip()[:GROUND_LENGTH]
    row.save(update_fields=["due_on", "drawn_out_because"])
    day, why = longest.isoformat(), row.drawn_out_because
    journal.write(MatterDrawnOut(row.case.number, row.pk, day, why), by=by, at=now)


def open_one(matter: int) -> Matter:
    """Return the matter that waits for an answer, held. Raises NoSuchMatter."""
    rows = Matter.objects.select_for_update(of=("self",)).select_related("case__debtor")
    row = rows.filter(pk=matter, answered_at=None).first()
    if row is None:
        raise NoSuchMatter
    return row
