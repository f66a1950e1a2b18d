"""Record what somebody who owes agreed to, and take it back at once when she says so."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import ConsentRecorded, ConsentRevoked
from arrears.domain.case.standing import StopKind
from arrears.domain.contact.agreed import AgreedBy, hours_meet
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.person import Role
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Case, Consent, Person, Point, Stop
from arrears.store.standing import clock

GROUND_LENGTH = 400
MINUTES_A_DAY = 24 * 60


MOST_HOURS = 14  # from eight in the morning until ten at night, the day law leaves
MINUTES_AN_HOUR = 60


class ConsentRefused(Refusal):
    """The consent cannot be recorded, or taken back, like this."""


class WayMissing(ConsentRefused):
    """A consent is to one way of contact."""

    words = Words(
        "请选择对方同意哪一种联系方式。", "Choose which way of contact was agreed to."
    )


class HowMissing(ConsentRefused):
    """Nobody said what shows it."""

    words = Words(
        "请选择同意的形式：口头并有录音、书面，或在手机应用中。",
        "Say how it was agreed: spoken with a recording, in writing, or in the app.",
    )


class ConsentUngrounded(ConsentRefused):
    """A consent without its ground opens nothing."""

    words = Words(
        "请写明依据：原话是什么，录音或文件存放在哪里。",
        "Write down the ground: the words, and where the recording or paper is kept.",
    )


class PointUnfit(ConsentRefused):
    """The number is not one of those who owe, or does not serve this way of contact."""

    words = Words(
        "这个号码或地址不属于承担债务的人，或不能用于“{channel.zh}”，请重新选择。",
        "This number or address is of nobody who owes, or does not serve “{channel.en}”. Choose another.",
    )


class HoursHalf(ConsentRefused):
    """Hours have two ends."""

    words = Words(
        "时段的开始和结束都要填写，且不能相同；没有谈到时段就都不填。",
        "Give both ends of the hours, and not the same; leave both out if none were named.",
    )


class HoursTooLong(ConsentRefused):
    """So many hours are more likely two hours typed in the wrong order."""

    words = Words(
        "{begins} 到 {ends} 有 {hours} 小时，可能写反了。一次同意最多 {most} 小时，请核对。",
        "{begins} to {ends} is {hours} hours, perhaps the wrong way round. At most {most} hours are one consent; please check.",
    )


class ConsentIsOver(ConsentRefused):
    """The last day in force has passed already."""

    words = Words(
        "截止日期 {expires_on} 已经过去，请核对。",
        "The last day, {expires_on}, is over. Please check it.",
    )


class ConsentStands(ConsentRefused):
    """The same consent stands already."""

    words = Words(
        "同样的同意已经登记过，仍然有效。",
        "The same consent is on record already and stands.",
    )


class SetterMayNotOpen(ConsentRefused):
    """Four eyes: who set a stop does not record the consent that opens it."""

    words = Words(
        "“{stop.zh}”由 {by} 登记，须由另一个人登记打开它的同意。",
        "{by} recorded “{stop.en}”; somebody else has to record the consent that opens it.",
    )


class NothingToRevoke(ConsentRefused):
    """The consent is gone, was taken back before, or was never on this case."""

    words = Words(
        "案件上没有这项有效的同意，请刷新页面。",
        "There is no such consent in force on the case. Reload the page.",
    )


@dataclass(frozen=True, slots=True)
class AgreedTo:
    """What was agreed to: a way of contact; perhaps one number, hours, a last day."""

    channel: str
    point: int | None = None
    from_minutes: int | None = None
    until_minutes: int | None = None
    expires_on: date | None = None

    @property
    def hours(self) -> tuple[int, int] | None:
        """Return the hours, where both ends are told."""
        if self.from_minutes is None or self.until_minutes is None:
            return None
        return self.from_minutes, self.until_minutes


@transaction.atomic
def record_consent(
    *, number: str, agreed: AgreedTo, how: str, ground: str, by: str, now: datetime
) -> int:
    """
    Record a consent on case `number`, journal it, and return its id.

    The guard reads it from now on, for this case. Raises ConsentRefused, in words a
    collector can read, and leaves no trace then; UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    channel = _channel(agreed)
    point = _point(case, agreed, channel)
    person = point.person if point else case.debtor
    _raise_unless_whole(agreed, how, ground, on=cases.local_day(person, now))
    _raise_if_own_stop(person, agreed, by=by)
    row, made = Consent.objects.get_or_create(
        case=case,
        person=person,
        point=point,
        channel=channel,
        from_minutes=agreed.from_minutes,
        until_minutes=agreed.until_minutes,
        expires_on=agreed.expires_on,
        revoked_at=None,
        defaults={"how": how, "ground": _cut(ground), "since": now, "by": by},
    )
    if not made:
        raise ConsentStands
    journal.write(_recorded(row), by=by, at=now)
    return row.pk


@transaction.atomic
def revoke_consent(
    *,
    number: str,
    consent: int | None = None,
    because: str = "",
    by: str,
    now: datetime,
) -> int:
    """
    Take a consent of case `number` back, journal it, and return how many that ended.

    With it goes all that its words cover: a consent for every number, taken back,
    takes those for single numbers with it, as law reads a revocation. Without a
    `consent`, all of them are taken back. It needs no ground. Raises NothingToRevoke.
    """
    case = cases.lock(number)
    standing = list(case.consents.filter(revoked_at=None))
    named = [row for row in standing if consent in {None, row.pk}]
    covered = [row for row in standing if any(_covers(each, row) for each in named)]
    if not covered:
        raise NothingToRevoke
    for row in covered:
        row.revoked_at, row.revoked_by, row.revoked_because = now, by, _cut(because)
        row.save(update_fields=["revoked_at", "revoked_by", "revoked_because"])
        journal.write(ConsentRevoked(case.number, row.pk, row.channel), by=by, at=now)
    return len(covered)


def _covers(taken_back: Consent, row: Consent) -> bool:
    return (taken_back.person_id, taken_back.channel) == (
        row.person_id,
        row.channel,
    ) and taken_back.point_id in {None, row.point_id}


def _channel(agreed: AgreedTo) -> Channel:
    if agreed.channel not in set(Channel):
        raise WayMissing
    return Channel(agreed.channel)


def _point(case: Case, agreed: AgreedTo, channel: Channel) -> Point | None:
    """Return the number it is for, of the debtor or of another who owes on the case."""
    if agreed.point is None:
        return None
    found = Point.objects.select_related("person").filter(pk=agreed.point).first()
    if (
        found is None
        or case.debtor_id not in {found.person_id, found.person.debtor_id}
        or not Role(found.person.role).owes
        or channel not in PointKind(found.kind).channels
    ):
        raise PointUnfit(channel=channel.words)
    return found


def _raise_unless_whole(agreed: AgreedTo, how: str, ground: str, *, on: date) -> None:
    if how not in set(AgreedBy):
        raise HowMissing
    if not ground.strip():
        raise ConsentUngrounded
    told = [
        end for end in (agreed.from_minutes, agreed.until_minutes) if end is not None
    ]
    if len(set(told)) == 1 or not all(0 <= end < MINUTES_A_DAY for end in told):
        raise HoursHalf
    if len(told) == len(("from", "until")):
        length = (told[1] - told[0]) % MINUTES_A_DAY
        if length > MOST_HOURS * MINUTES_AN_HOUR:
            raise HoursTooLong(
                begins=clock(told[0]),
                ends=clock(told[1]),
                hours=length // MINUTES_AN_HOUR,
                most=MOST_HOURS,
            )
    if agreed.expires_on and agreed.expires_on < on:
        raise ConsentIsOver(expires_on=agreed.expires_on)


def _raise_if_own_stop(person: Person, agreed: AgreedTo, *, by: str) -> None:
    for stop in Stop.objects.filter(person=person, lifted_at=None, by=by):
        if _opens(agreed, stop):
            raise SetterMayNotOpen(stop=StopKind(stop.kind).words, by=by)


def _opens(agreed: AgreedTo, stop: Stop) -> bool:
    """Say whether law reads a later consent like this as opening what the stop closed."""
    if stop.kind in {StopKind.CEASE, StopKind.ATTORNEY}:
        return True
    if stop.channel not in {"", agreed.channel}:
        return False
    if stop.kind == StopKind.OPT_OUT:
        return True
    if stop.kind != StopKind.INCONVENIENT_TIME or agreed.hours is None:
        return False
    return hours_meet(agreed.hours, (stop.from_minutes or 0, stop.until_minutes or 0))


def _recorded(row: Consent) -> ConsentRecorded:
    begins, ends = clock(row.from_minutes), clock(row.until_minutes)
    return ConsentRecorded(
        row.case.number,
        consent=row.pk,
        channel=row.channel,
        point=str(row.point_id or ""),
        hours=f"{begins}-{ends}" if begins and ends else "",
        expires_on=row.expires_on.isoformat() if row.expires_on else "",
        how=row.how,
        ground=row.ground,
    )


def _cut(text: str) -> str:
    return text.strip()[:GROUND_LENGTH]
