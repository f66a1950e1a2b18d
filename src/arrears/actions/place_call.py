"""Place a call: ask the guard and reserve the attempt, in one transaction."""

from datetime import datetime

from django.db import IntegrityError, transaction

from arrears.channels.phone.dial import DialCard, dial_card
from arrears.domain.audit.facts import CallReserved, ContactDenied
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.words import Refusal, Words
from arrears.law.engine.clearance import Clearance, cleared_until
from arrears.law.engine.guard import Question, judge
from arrears.law.engine.kept import kept
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.law.engine.versions import versions
from arrears.store import asking, journal, reservations, telephones
from arrears.store.cases import desk_clock
from arrears.store.models import Case, Point, Staff

from .allowed_channel import raise_unless_in_terms
from .certified import NotCertified, raise_if_not_certified
from .expire_calls import expire, is_old

__all__ = [
    "CallStillOpen",
    "ContactRefused",
    "LineTaken",
    "NoSuchNumber",
    "NotCertified",
    "place_call",
]

PACKS = ("cn", "house")


class ContactRefused(Refusal):
    """The guard refused the contact; `judgement` says by which rules."""

    words = Words("现在不可拨打：{why}", "This call may not be made now: {why}")

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        super().__init__()

    @property
    def sentence(self) -> Words:
        """Return the strictest finding's own words."""
        why = self.judgement.findings[0].why
        return Words(self.words.zh.format(why=why.zh), self.words.en.format(why=why.en))


class NoSuchNumber(Refusal):
    """The case's persons have no such telephone."""

    words = Words(
        "案件 {number} 没有这个电话号码，请刷新页面后再试。",
        "Case {number} has no such telephone number. Reload the page and try again.",
    )


class CallStillOpen(Refusal):
    """The collector has not yet said how the call before came out."""

    words = Words(
        "您在案件 {number} 还有一通未登记结果的电话，请先登记结果。",
        "Your call on case {number} has no outcome yet. Record it first.",
    )


class LineTaken(Refusal):
    """A colleague is on the line with the same debtor; two do not ring at once."""

    words = Words(
        "{who} 在 {at} 已经拨打这位客户，还没有登记结果。请不要同时拨打，稍后刷新页面。",
        "{who} is ringing this debtor since {at}, and the outcome is not there yet. Two do not ring at once; reload the page later.",
    )


def place_call(
    *,
    number: str,
    point: int,
    by: str,
    now: datetime,
    purpose: str = "",
    alone: bool = True,
) -> DialCard:
    """
    Reserve a call to `point` and return the card to dial from.

    Without a `purpose` it is to collect, or to remind; to somebody who owes nothing
    it is never more than to relay a word (SCN-08). Where it need not be `alone`,
    colleagues may ring the same debtor beside it, as many as the law's counters let.

    The guard's answer and the reserved attempt are one transaction. Raises
    ContactRefused when a rule forbids it, which leaves no trace but
    ContactDenied; ChannelNotInTerms, CallStillOpen, LineTaken, NoSuchNumber, UnknownCase, ClosedCase, and
    NotCertified where the site asks for the course first.
    """
    raise_if_not_certified(by, now=now)
    try:
        answer = _reserve(number, point, by=by, now=now, purpose=purpose, alone=alone)
    except IntegrityError:  # the same collector, in the same moment, twice
        _raise_if_call_open(by, now=now)
        raise
    if isinstance(answer, Judgement):
        raise ContactRefused(answer)
    return dial_card(answer, now=now)


@transaction.atomic
def _reserve(
    number: str, point: int, *, by: str, now: datetime, purpose: str, alone: bool
) -> Clearance | Judgement:
    case, found = telephones.lock(number, point=point)
    raise_unless_in_terms(case, Channel.PHONE)
    _raise_if_call_open(by, now=now)
    if alone:
        _raise_if_line_taken(case, by, now=now)
    used = _telephone(case, found)
    question = asking.question(
        case, used, channel=Channel.PHONE, at=now, purpose=purpose, live=True
    )
    judgement = judge(question, rules(PACKS))
    keys = [finding.rule for finding in judgement.findings]
    if not judgement.allowed:
        denied = ContactDenied(
            case.number,
            str(used.pk),
            Channel.PHONE,
            keys,
            packs=dict(versions(PACKS)),
            asked=kept(question),
        )
        journal.write(denied, by=by, at=now)
        return judgement
    attempt = reservations.reserve(case, used, by=by, at=now)
    clearance = _clearance(attempt, case.number, question, judgement)
    verdict, spoke = judgement.verdict.key, dict(clearance.versions)
    reserved = CallReserved(
        case.number, str(used.pk), verdict, keys, spoke, asked=kept(question)
    )
    journal.write(reserved, by=by, at=now)  # last, for all writers queue at its head
    return clearance


def _raise_if_call_open(by: str, *, now: datetime) -> None:
    """Refuse while a call of the collector is open; an old one expires first."""
    for number, at in reservations.open_calls(by):
        if not is_old(at, now=now):
            raise CallStillOpen(number=number)
        expire(by=by, now=now)


def _raise_if_line_taken(case: Case, by: str, *, now: datetime) -> None:
    """Refuse while a colleague's call to the same debtor is open and not old."""
    for other, at in reservations.calls_beside(case, by):
        if not is_old(at, now=now):
            staff = Staff.objects.filter(user__username=other).first()
            raise LineTaken(who=staff.name if staff else other, at=desk_clock(at))


def _telephone(case: Case, point: Point | None) -> Point:
    """Return the point, if it is a telephone of somebody in the case."""
    if point is None or not PointKind(point.kind).is_dialled:
        raise NoSuchNumber(number=case.number)
    if case.debtor_id not in {point.person_id, point.person.debtor_id}:
        raise NoSuchNumber(number=case.number)
    return point


def _clearance(
    attempt: int, case: str, question: Question, judgement: Judgement
) -> Clearance:
    return Clearance(
        attempt=attempt,
        case=case,
        person=question.person,
        point=question.point,
        address=question.point,
        channel=question.channel,
        purpose=question.facts["purpose"],
        until=cleared_until(question, rules(PACKS)),
        findings=judgement.findings,
        versions=versions(PACKS),
    )
