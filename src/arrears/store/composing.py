"""A message composed from the rows: what is asked for, and how the debtor reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from arrears.domain.words import Lang, Refusal, Words
from arrears.playbook.scripts.message import Written, free, written
from arrears.playbook.scripts.slots import slots_in

from . import cases, outbox, sums
from .gathered import Gathered
from .models import Case, MessageTemplate, Point
from .script_facts import facts_from, script_facts


class MessageRefused(Refusal):
    """The message cannot be released like this."""


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


def composed(
    case: Case, draft: Draft, template: MessageTemplate | None, *, by: str, at: datetime
) -> Written:
    """Return the message word for word. Raises MessageRefused, FactMissing."""
    on, debts = cases.local_day(case.debtor, at), sums.debt_sums(case)
    text = _text(draft, template, debts, on=on)
    facts = script_facts(case, on=on, by=by, asked=slots_in(text), debts=debts)
    return written(text, facts, channel=draft.channel, lang=draft.lang)


def composed_from(
    found: Gathered,
    case: Case,
    draft: Draft,
    template: MessageTemplate | None,
    *,
    at: datetime,
) -> Written:
    """Return the same from what was gathered before. Raises MessageRefused, FactMissing."""
    on = cases.local_day(case.debtor, at)
    text = _text(draft, template, found.debts, on=on)
    facts = facts_from(
        case, found.debts, found.staff, found.promise, on=on, asked=slots_in(text)
    )
    return written(text, facts, channel=draft.channel, lang=draft.lang)


def _text(
    draft: Draft,
    template: MessageTemplate | None,
    debts: tuple[sums.DebtSum, ...],
    *,
    on: date,
) -> Words:
    if template is None:
        return free(draft.text, channel=draft.channel)
    stage = outbox.stage_of(debts, on=on)
    fits = template.channel == draft.channel and outbox.fits_stage(template, stage)
    if not fits or template.expires_on < on:
        raise TemplateNotInForce
    return Words(template.zh, template.en)


def print_of(told: Written) -> str:
    """Return the fingerprint of what the debtor reads."""
    return sha256(told.whole.encode()).hexdigest()


def template_of(draft: Draft) -> MessageTemplate | None:
    """Return the approved template that is meant, if any. Raises TemplateNotInForce."""
    if draft.template is None:
        return None
    row = MessageTemplate.objects.filter(
        pk=draft.template, approved_at__isnull=False, retired_at=None
    ).first()
    if row is None:
        raise TemplateNotInForce
    return row


def point_of(case: Case, draft: Draft) -> Point:
    """Return the point it goes to. Raises NoSuchAddress."""
    found = outbox.points_by(case, draft.channel)
    point = next((row for row in found if row.pk == draft.point), None)
    if point is None:
        raise NoSuchAddress
    return point
