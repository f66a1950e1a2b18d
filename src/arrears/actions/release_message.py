"""Let a message go: written from facts, checked, asked of the guard for its hour."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import ContactDenied
from arrears.domain.audit.messages import MessageReleased
from arrears.domain.contact.channel import Channel
from arrears.domain.contact.message import WAITING
from arrears.domain.words import Words
from arrears.law.engine.guard import judge
from arrears.law.engine.kept import kept
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.law.engine.versions import versions
from arrears.law.wording.judgement import Finding, Wording
from arrears.law.wording.judgement import judge as judge_wording
from arrears.playbook.scripts.message import Written
from arrears.store import cases, journal, outbox, sums
from arrears.store.composing import (
    Draft,
    MessageRefused,
    NoSuchAddress,
    TemplateNotInForce,
    composed,
    point_of,
    print_of,
    template_of,
)
from arrears.store.models import Case, Message, Point
from arrears.store.wording_facts import case_facts

from .allowed_channel import raise_unless_in_terms
from .certified import raise_if_not_certified
from .place_call import PACKS, ContactRefused

__all__ = [
    "Draft",
    "MessageForbidden",
    "MessageRefused",
    "NoSuchAddress",
    "NotAsSeen",
    "NotSoFarAhead",
    "OneWaits",
    "TemplateNotInForce",
    "WordingForbidden",
    "release_message",
]

FURTHEST_DAYS = 14  # ahead; later the figures in it are old


class MessageForbidden(ContactRefused):
    """The guard refuses the message at its hour; `judgement` says by which rules."""

    words = Words(
        "这条消息在这个时间不能发：{why}", "This message may not go then: {why}"
    )


class WordingForbidden(MessageRefused):
    """The wording check finds something that must not be said."""

    words = Words(
        "“{text}”不能这样写：{title.zh}。{instead.zh}",
        "“{text}” must not be written: {title.en}. {instead.en}",
    )


class NotAsSeen(MessageRefused):
    """The text is not the one that was looked at before it was released."""

    words = Words(
        "内容和您刚才看到的预览不一样了（可能有新的还款或改动）。请再看一遍预览，然后放行。",
        "The text is no longer what the preview showed; something changed. Read the preview again, then release it.",
    )


class OneWaits(MessageRefused):
    """A message by the same way to the same place waits already."""

    words = Words(
        "已有一条待发的消息（{message} 号）发往同一处。请先撤回它，或等它发出。",
        "Message {message} waits to go to the same place already. Withdraw it first, or wait until it is sent.",
    )


class NotSoFarAhead(MessageRefused):
    """The hour is past, or so far off that the figures would be old."""

    words = Words(
        "发送时间须在现在和 {days} 天之内。",
        "Give an hour between now and {days} days from now.",
    )


def release_message(*, number: str, draft: Draft, by: str, now: datetime) -> int:
    """
    Put a message into the outbox, journal it, and return its id.

    The wording is checked and the guard asked for the hour it is to go; at that hour
    the gate asks both again. Raises MessageForbidden when a rule forbids it, which
    leaves no trace but ContactDenied; ChannelNotInTerms, MessageRefused, FactMissing, UnknownCase,
    ClosedCase, NotCertified.
    """
    raise_if_not_certified(by, now=now)
    answer = _released(number, draft, by=by, now=now)
    if isinstance(answer, Judgement):
        raise MessageForbidden(answer)
    return answer.pk


@transaction.atomic
def _released(
    number: str, draft: Draft, *, by: str, now: datetime
) -> Message | Judgement:
    cases.hold(number, point=draft.point)
    case = cases.still_open(cases.case(number))
    at = draft.send_at or now
    if at < now or (at - now).days >= FURTHEST_DAYS:
        raise NotSoFarAhead(days=FURTHEST_DAYS)
    template = template_of(draft)
    told = composed(case, draft, template, by=by, at=at)
    raise_unless_in_terms(case, Channel(told.channel))
    point = point_of(case, draft)
    raise_if_worded_ill(told, case, now=now)
    if draft.seen and draft.seen != print_of(told):
        raise NotAsSeen
    _raise_if_one_waits(case, point, draft)
    question = outbox.asked(case, point, channel=told.channel, at=at)
    judgement = judge(question, rules(PACKS))
    keys = [finding.rule for finding in judgement.findings]
    spoke, asked = dict(versions(PACKS)), kept(question)
    if not judgement.allowed:
        denied = ContactDenied(
            case.number, str(point.pk), told.channel, keys, packs=spoke, asked=asked
        )
        journal.write(denied, by=by, at=now)
        return judgement
    row = Message.objects.create(
        case=case,
        point=point,
        template=template,
        channel=told.channel,
        lang=draft.lang,
        address=point.value,
        sender=told.sender,
        subject=told.subject,
        body=told.body,
        owed_minor=sums.total(sums.debt_sums(case)).minor,
        batch=draft.batch,
        send_at=at,
        released_at=now,
        by=by,
    )
    fact = MessageReleased(
        case.number,
        row.pk,
        told.channel,
        str(point.pk),
        str(template or ""),
        print_of(told),
        at.isoformat(),
        keys,
        packs=spoke,
        asked=asked,
    )
    journal.write(fact, by=by, at=now)
    return row


def raise_if_worded_ill(told: Written, case: Case, *, now: datetime) -> None:
    """Refuse what the wording check forbids by the case's facts. Raises WordingForbidden."""
    found = ill_worded(told.whole, told.channel, case, now=now)
    if found:
        hit, text = found.detector, told.whole[found.start : found.end]
        raise WordingForbidden(text=text, title=hit.title, instead=hit.instead)


def ill_worded(
    whole: str, channel: str, case: Case, *, now: datetime
) -> Finding | None:
    """Return what the wording check forbids in a message, by the case's facts now."""
    facts = case_facts(case, now=now)
    judged = judge_wording(Wording(whole, "debtor", channel, facts))
    return judged.findings[0] if judged.verdict == "block" else None


def _raise_if_one_waits(case: Case, point: Point, draft: Draft) -> None:
    waits = Message.objects.filter(
        case=case, point=point, channel=draft.channel, state__in=WAITING
    ).first()
    if waits:
        raise OneWaits(message=waits.pk)
