"""Book a visit that was agreed with the one to be visited; call it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from arrears.domain.audit.facts import ContactDenied, VisitBooked, VisitCancelled
from arrears.domain.contact.agreed import AgreedBy
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.person import Role
from arrears.domain.words import Refusal, Words
from arrears.law.engine.guard import Question, judge
from arrears.law.engine.kept import kept
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.law.engine.versions import versions
from arrears.store import asking, cases, journal
from arrears.store.known import known_of
from arrears.store.models import Case, Point, Staff, Visit

from .allowed_channel import raise_unless_in_terms
from .place_call import PACKS, ContactRefused

GROUND_LENGTH, PLACE_LENGTH = 400, 254
CREW_AT_MOST = 4


class VisitForbidden(ContactRefused):
    """The guard refuses the visit at its hour; `judgement` says by which rules."""

    words = Words("这次外访不可预约：{why}", "This visit may not be booked: {why}")


class VisitRefused(Refusal):
    """The visit cannot be booked, called off or told of like this."""


class VisitIsPast(VisitRefused):
    """A visit is booked before it is made."""

    words = Words(
        "{at} 已经过去。外访须事先约定，请填写将来的日期和时间。",
        "{at} is past. A visit is agreed beforehand; give a day and hour to come.",
    )


class PlaceMissing(VisitRefused):
    """Nobody said where, or the place is not one of the case's."""

    words = Words(
        "请选择或写明约定的地点。",
        "Choose the place that was agreed, or write it down.",
    )


class CrewUnfit(VisitRefused):
    """Those who go are people of the desk, by name, and not a crowd."""

    words = Words(
        "请选择去的人，最多 {most} 人，且须是在职的员工：{names}。",
        "Choose who goes: at most {most}, all of them staff at work here: {names}.",
    )


class AgreementMissing(VisitRefused):
    """Nobody said how it was agreed."""

    words = Words(
        "请写明对方怎样同意的：形式、原话、录音或文件存放在哪里。",
        "Say how it was agreed: in which form, in which words, and where that is kept.",
    )


class VisitThatDay(VisitRefused):
    """There is a visit on that day already."""

    words = Words(
        "当天（{on}）已约了一次外访，一天不再约第二次。",
        "A visit is booked for that day ({on}) already; there is no second one.",
    )


class NoSuchVisit(VisitRefused):
    """The visit is not on the case, or is over: called off, or told of."""

    words = Words(
        "案件上没有这次待办的外访，请刷新页面。",
        "There is no such visit to come on the case. Reload the page.",
    )


class WhyMissing(VisitRefused):
    """Nobody said why it is called off."""

    words = Words("请写明为什么取消。", "Write down why it is called off.")


@dataclass(frozen=True, slots=True)
class Appointment:
    """What was agreed: the day and hour on the person's clock, the place, who comes."""

    on: date
    clock: time
    crew: Sequence[str]
    point: int | None = None
    place: str = ""


def book_visit(
    *,
    number: str,
    agreed: Appointment,
    how: str,
    ground: str,
    by: str,
    now: datetime,
) -> int:
    """
    Put a visit on the register of case `number`, journal it, and return its id.

    The guard is asked of the visit at its hour, with as many as go. Raises
    VisitForbidden when a rule forbids it, which leaves no trace but ContactDenied;
    VisitRefused, UnknownCase, ClosedCase.
    """
    answer = _booked(number, agreed, how=how, ground=ground, by=by, now=now)
    if isinstance(answer, Judgement):
        raise VisitForbidden(answer)
    return answer.pk


@transaction.atomic
def _booked(
    number: str, agreed: Appointment, *, how: str, ground: str, by: str, now: datetime
) -> Visit | Judgement:
    case = cases.lock(number)
    raise_unless_in_terms(case, Channel.VISIT)
    row = _drafted(case, agreed, by=by, now=now)
    if how not in set(AgreedBy) or not ground.strip():
        raise AgreementMissing
    row.how, row.ground = how, ground.strip()[:GROUND_LENGTH]
    _raise_if_that_day(row)
    question = _question(case, row)
    judgement = judge(question, rules(PACKS))
    spoke, asked = dict(versions(PACKS)), kept(question)
    keys = [finding.rule for finding in judgement.findings]
    if not judgement.allowed:
        denied = ContactDenied(
            case.number,
            str(row.point_id or ""),
            Channel.VISIT,
            keys,
            packs=spoke,
            asked=asked,
        )
        journal.write(denied, by=by, at=now)
        return judgement
    row.save()
    fact = VisitBooked(
        case.number,
        row.pk,
        row.at.isoformat(),
        row.crew.split(","),
        row.how,
        keys,
        packs=spoke,
        asked=asked,
    )
    journal.write(fact, by=by, at=now)
    return row


@transaction.atomic
def cancel_visit(
    *, number: str, visit: int, because: str, by: str, now: datetime
) -> None:
    """Call a booked visit off, and journal it. Raises NoSuchVisit, WhyMissing."""
    case = cases.lock(number)
    row = standing_visit(case, visit)
    if not because.strip():
        raise WhyMissing
    row.cancelled_at, row.cancelled_by = now, by
    row.cancelled_because = because.strip()[:GROUND_LENGTH]
    row.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_because"])
    fact = VisitCancelled(case.number, row.pk, row.cancelled_because)
    journal.write(fact, by=by, at=now)


def _drafted(case: Case, agreed: Appointment, *, by: str, now: datetime) -> Visit:
    """Return the visit as it was agreed, not yet saved."""
    point = _point(case, agreed)
    person = point.person if point else case.debtor
    row = Visit(case=case, person=person, point=point, booked_at=now, by=by)
    row.place = (point.value if point else agreed.place.strip())[:PLACE_LENGTH]
    row.at = cases.instant(person, on=agreed.on, clock=agreed.clock)
    if row.at <= now:
        raise VisitIsPast(at=on_their_clock(row))
    if not row.place:
        raise PlaceMissing
    row.crew = ",".join(_crew(agreed))
    return row


def _point(case: Case, agreed: Appointment) -> Point | None:
    """Return the place of somebody who owes that the case knows, if one was chosen."""
    if agreed.point is None:
        return None
    found = Point.objects.select_related("person").filter(pk=agreed.point).first()
    if (
        found is None
        or case.debtor_id not in {found.person_id, found.person.debtor_id}
        or not Role(found.person.role).owes
        or Channel.VISIT not in PointKind(found.kind).channels
    ):
        raise PlaceMissing
    return found


def _crew(agreed: Appointment) -> list[str]:
    """Return who goes, each once; whether they are enough, the guard says."""
    names = list(dict.fromkeys(name.strip() for name in agreed.crew if name.strip()))
    known = Staff.objects.filter(user__username__in=names, user__is_active=True)
    unknown = set(names) - set(known.values_list("user__username", flat=True))
    if not names or unknown or len(names) > CREW_AT_MOST:
        raise CrewUnfit(most=CREW_AT_MOST, names=", ".join(sorted(unknown)) or "–")
    return names


def _raise_if_that_day(row: Visit) -> None:
    on = cases.local_day(row.person, row.at)
    others = Visit.objects.filter(person=row.person, cancelled_at=None)
    if any(cases.local_day(row.person, other.at) == on for other in others):
        raise VisitThatDay(on=on)


def _question(case: Case, row: Visit) -> Question:
    place = asking.place_of(row)
    known = known_of(case, place, at=row.at)
    return asking.visit_asked(known, case, row)


def standing_visit(case: Case, visit: int) -> Visit:
    """Return the visit that was neither called off nor told of. Raises NoSuchVisit."""
    booked = case.visits.filter(pk=visit, cancelled_at=None, ended_as="")
    row = booked.select_related("person", "point").first()
    if row is None:
        raise NoSuchVisit
    return row


def on_their_clock(row: Visit) -> str:
    """Return the visit's hour as the clock at its place shows it."""
    return f"{cases.on_clock(row.person, row.at):%Y-%m-%d %H:%M}"
