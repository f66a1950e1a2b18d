"""Let a message go: written from facts, checked, asked of the guard for its hour."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from arrears.domain.audit.facts import ContactDenied
from arrears.domain.audit.messages import MessageReleased
from arrears.domain.contact.message import WAITING
from arrears.domain.words import Lang, Refusal, Words
from arrears.law.engine.guard import judge
from arrears.law.engine.kept import kept
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.law.engine.versions import versions
from arrears.law.wording.judgement import Finding, Wording
from arrears.law.wording.judgement import judge as judge_wording
from arrears.playbook.scripts.message import Written, free, written
from arrears.store import cases, journal, outbox, sums
from arrears.store.models import Case, Message, MessageTemplate, Point
from arrears.store.script_facts import script_facts
from arrears.store.wording_facts import case_facts

from .certified import raise_if_not_certified
from .place_call import PACKS, ContactRefused

FURTHEST_DAYS = 14  # ahead; later the figures in it are old


class MessageForbidden(ContactRefused):
    """The guard refuses the message at its hour; `judgement` says by which rules."""

    words = Words(
        "这条消息在这个时间不能发：{why}", "This message may not go then: {why}"
    )


class MessageRefused(Refusal):
    """The message cannot be released like this."""


class WordingForbidden(MessageRefused):
    """The wording check finds something that must not be said."""

    words = Words(
        "“{text}”不能这样写：{title.zh}。{instead.zh}",
        "“{text}” must not be written: {title.en}. {instead.en}",
    )


class NoSuchAddress(MessageRefused):
    """The case's debtors have no such number or address, or it serves no such way."""

    words = Words(
        "请选择本人的号码或地址；这一个不能这样用。",
        "Choose a number or address of the debtor’s own; this one does not serve that way.",
    )


class TemplateNotInForce(MessageRefused):
    """The template is not approved, is over, or is meant for something else."""

    words = Words(
        "这个模板现在不能用在这个案件上：未批准、已过期，或不是这个阶段和方式的。请另选。",
        "This template cannot be used here now: not approved, over, or for another stage or way. Choose another.",
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


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to go: by a template or in free words; `seen` is the preview's print."""

    channel: str
    point: int
    lang: Lang = "zh"
    template: int | None = None
    text: str = ""
    send_at: datetime | None = None  # None: now
    seen: str = ""
    batch: str = ""


def release_message(*, number: str, draft: Draft, by: str, now: datetime) -> int:
    """
    Put a message into the outbox, journal it, and return its id.

    The wording is checked and the guard asked for the hour it is to go; at that hour
    the gate asks both again. Raises MessageForbidden when a rule forbids it, which
    leaves no trace but ContactDenied; MessageRefused, FactMissing, UnknownCase,
    ClosedCase, NotCertified.
    """
    raise_if_not_certified(by, on=now.date())
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
    template = _template(draft)
    told = compose(case, draft, template, by=by, at=at)
    point = _point(case, draft)
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


def compose(
    case: Case, draft: Draft, template: MessageTemplate | None, *, by: str, at: datetime
) -> Written:
    """Return the message word for word. Raises MessageRefused, FactMissing."""
    on = cases.local_day(case.debtor, at)
    facts = script_facts(case, on=on, by=by)
    if template is None:
        text = free(draft.text, channel=draft.channel)
    else:
        stage = outbox.stage_of(sums.debt_sums(case), on=on)
        fits = template.channel == draft.channel and outbox.fits_stage(template, stage)
        if not fits or template.expires_on < on:
            raise TemplateNotInForce
        text = Words(template.zh, template.en)
    return written(text, facts, channel=draft.channel, lang=draft.lang)


def raise_if_worded_ill(told: Written, case: Case, *, now: datetime) -> None:
    """Refuse what the wording check forbids by the case's facts. Raises WordingForbidden."""
    facts = case_facts(case, now=now)
    judged = judge_wording(Wording(told.whole, "debtor", told.channel, facts))
    if judged.verdict == "block":
        raise _forbidden(told, judged.findings[0])


def print_of(told: Written) -> str:
    """Return the fingerprint of what the debtor reads."""
    return sha256(told.whole.encode()).hexdigest()


def _forbidden(told: Written, found: Finding) -> WordingForbidden:
    hit = found.detector
    text = told.whole[found.start : found.end]
    return WordingForbidden(text=text, title=hit.title, instead=hit.instead)


def _template(draft: Draft) -> MessageTemplate | None:
    if draft.template is None:
        return None
    row = MessageTemplate.objects.filter(
        pk=draft.template, approved_at__isnull=False, retired_at=None
    ).first()
    if row is None:
        raise TemplateNotInForce
    return row


def _point(case: Case, draft: Draft) -> Point:
    found = outbox.points_by(case, draft.channel)
    point = next((row for row in found if row.pk == draft.point), None)
    if point is None:
        raise NoSuchAddress
    return point


def _raise_if_one_waits(case: Case, point: Point, draft: Draft) -> None:
    waits = Message.objects.filter(
        case=case, point=point, channel=draft.channel, state__in=WAITING
    ).first()
    if waits:
        raise OneWaits(message=waits.pk)
