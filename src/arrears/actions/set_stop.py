"""Stop contact with somebody, with the ground for it; and lift the stop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import StopLifted, StopSet
from arrears.domain.case.standing import StopKind
from arrears.domain.contact.channel import Channel
from arrears.domain.second_person import Deed, is_another
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Case, Person, Stop
from arrears.store.second_person import raise_unless_decides

from .replan import replan

GROUND_LENGTH = 400
MINUTES_A_DAY = 24 * 60


class StopRefused(Refusal):
    """The stop cannot be set or lifted like this."""


class UnknownStop(StopRefused):
    """There is no stop of that kind."""

    words = Words(
        "没有“{kind}”这种标记，请从列表中选择。",
        "There is no stop “{kind}”. Choose one from the list.",
    )


class GroundMissing(StopRefused):
    """Nobody said why."""

    words = Words(
        "请写明依据：谁在什么时候、怎样说的。",
        "Write down the ground: who said so, when, and how.",
    )


class HoursMissing(StopRefused):
    """Times that do not suit need their hours."""

    words = Words(
        "请填写不便的时段，开始和结束不能相同。",
        "Say from when until when; the two cannot be the same.",
    )


class ChannelMissing(StopRefused):
    """An opt-out is from one way of contact."""

    words = Words(
        "请选择对方不接受哪一种联系方式。", "Choose which way of contact is refused."
    )


class StopIsOver(StopRefused):
    """The last day in force has passed already."""

    words = Words(
        "截止日期 {expires_on} 已经过去，请核对。",
        "The last day, {expires_on}, is over. Please check it.",
    )


class StopStands(StopRefused):
    """The same stop stands already."""

    words = Words(
        "“{kind.zh}”已经登记过，仍然有效。",
        "“{kind.en}” is on record already and stands.",
    )


class NotToBeLifted(StopRefused):
    """The stop is for good."""

    words = Words(
        "对方拒绝联系是永久的，任何人都不能解除。",
        "A third person’s refusal is for good; nobody can lift it.",
    )


class SetterMayNotLift(StopRefused):
    """Four eyes: another person lifts it."""

    words = Words(
        "这个标记由 {by} 登记，须由另一个人解除。",
        "{by} set this stop; somebody else has to lift it.",
    )


class NoSuchStop(StopRefused):
    """The stop is gone, or was never on this case."""

    words = Words(
        "这个标记已不在案件上，请刷新页面。",
        "This stop is no longer on the case. Reload the page.",
    )


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What narrows a stop: the way it came, hours of the day, weekdays, the last day."""

    channel: str = ""
    from_minutes: int | None = None
    until_minutes: int | None = None
    weekdays: Sequence[str] = ()
    expires_on: date | None = None
    review_on: date | None = None


AS_TOLD = Narrowed()


@transaction.atomic
def set_stop(
    *,
    number: str,
    kind: str,
    ground: str,
    by: str,
    now: datetime,
    narrowed: Narrowed = AS_TOLD,
) -> None:
    """
    Set a stop of `kind` on the debtor of case `number`, and journal it.

    Raises StopRefused, in words a collector can read, and leaves no trace then.
    """
    case, known = cases.lock(number), _known(kind)
    if not ground.strip():
        raise GroundMissing
    _raise_unless_fits(known, narrowed, on=cases.local_day(case.debtor, now))
    if not stand_still(case, known, ground=ground, by=by, now=now, narrowed=narrowed):
        raise StopStands(kind=known.words)
    replan(case.debtor_id, now=now)


@transaction.atomic
def lift_stop(*, number: str, stop: int, ground: str, by: str, now: datetime) -> None:
    """
    Lift a stop of the case's people, with the ground for it, and journal it.

    Raises NoSuchStop, GroundMissing, NotToBeLifted; SetterMayNotLift,
    PostDoesNotDecide: four eyes.
    """
    case = cases.lock(number)
    row = to_be_lifted(case, stop, ground)
    if not is_another(by, row.by):
        raise SetterMayNotLift(by=by)
    raise_unless_decides(Deed.LIFT, by)
    row.lifted_at, row.lifted_by = now, by
    row.save(update_fields=["lifted_at", "lifted_by"])
    journal.write(StopLifted(case.number, row.kind, ground.strip()), by=by, at=now)
    replan(case.debtor_id, now=now)


def to_be_lifted(case: Case, stop: int, ground: str) -> Stop:
    """Return a stop of the case's people. Raises NoSuchStop, NotToBeLifted, GroundMissing."""
    people = Person.objects.filter(pk=case.debtor_id) | case.debtor.others.all()
    row = Stop.objects.filter(pk=stop, person__in=people, lifted_at=None).first()
    if row is None:
        raise NoSuchStop
    if StopKind(row.kind).for_good:
        raise NotToBeLifted
    if not ground.strip():
        raise GroundMissing
    return row


def stand_still(
    case: Case,
    kind: str,
    *,
    ground: str,
    by: str,
    now: datetime,
    narrowed: Narrowed = AS_TOLD,
    person: Person | None = None,
) -> bool:
    """
    Set the stop on a locked case; one that stands already is left as it is.

    On the debtor, or on `person` where somebody else said it. Returns whether it
    was set.
    """
    _, made = Stop.objects.get_or_create(
        person=person or case.debtor,
        kind=kind,
        channel=narrowed.channel,
        from_minutes=narrowed.from_minutes,
        until_minutes=narrowed.until_minutes,
        lifted_at=None,
        defaults={
            "ground": ground[:GROUND_LENGTH],
            "since": now,
            "by": by,
            "weekdays": ",".join(narrowed.weekdays),
            "expires_on": narrowed.expires_on,
            "review_on": narrowed.review_on,
        },
    )
    if made:
        fact = StopSet(case.number, kind, ground[:GROUND_LENGTH])
        journal.write(fact, by=by, at=now)
    return made


def _known(kind: str) -> StopKind:
    if kind not in set(StopKind):
        raise UnknownStop(kind=kind)
    return StopKind(kind)


def _raise_unless_fits(kind: StopKind, narrowed: Narrowed, *, on: date) -> None:
    if kind in {StopKind.REFUSAL, StopKind.VOLUNTEER}:  # said by others: at the gate
        raise UnknownStop(kind=kind)
    if kind is StopKind.OPT_OUT and not narrowed.channel:
        raise ChannelMissing
    if narrowed.channel not in {"", *Channel}:
        raise ChannelMissing
    hours = (narrowed.from_minutes, narrowed.until_minutes)
    if kind is StopKind.INCONVENIENT_TIME and (None in hours or hours[0] == hours[1]):
        raise HoursMissing
    if narrowed.expires_on and narrowed.expires_on < on:
        raise StopIsOver(expires_on=narrowed.expires_on)
