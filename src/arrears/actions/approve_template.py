"""Templates of messages: proposed by one, approved by another, over on a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Max

from arrears.domain.audit.messages import (
    TemplateApproved,
    TemplateProposed,
    TemplateRetired,
)
from arrears.domain.second_person import Deed, is_another
from arrears.domain.words import Refusal, Words
from arrears.playbook.scripts.script import Kind, Script, scripts
from arrears.playbook.scripts.template_check import template_faults
from arrears.store import cases, journal
from arrears.store.models import MessageTemplate
from arrears.store.second_person import raise_unless_decides

HOLDS_DAYS = 365  # of the house: read again within a year
KEY_LONGEST, BECAUSE_LONGEST = 60, 400
OF_THE_PLAYBOOK = (Kind.SMS, Kind.EMAIL, Kind.LETTER, Kind.CONFIRMATION)


class TemplateRefused(Refusal):
    """The template cannot be kept, approved or retired like this."""


class TemplateFaulty(TemplateRefused):
    """Something in the wording does not hold."""

    words = Words("模板有问题：{why.zh}。", "The template does not hold: {why.en}.")


class KeyMissing(TemplateRefused):
    """It has no name."""

    words = Words(
        "请给模板起个名字（字母、数字、短横线）。",
        "Give the template a name of letters, digits and hyphens.",
    )


class DayUnfit(TemplateRefused):
    """Its last day is past, or further off than the house allows."""

    words = Words(
        "有效期须在今天之后，最长 {days} 天。",
        "The last day must be after today, and within {days} days.",
    )


class NoSuchTemplate(TemplateRefused):
    """It is not there, or no longer in the state that was seen."""

    words = Words(
        "没有这个待办的模板，可能已有人处理；请刷新，或重新列出。",
        "There is no such template to act on; somebody may have dealt with it. Reload the page, or list them anew.",
    )


class OwnTemplate(TemplateRefused):
    """Who wrote it does not approve it."""

    words = Words(
        "这个模板是您自己提交的，须由另一人批准。",
        "You proposed this template yourself; somebody else approves it.",
    )


class BecauseMissing(TemplateRefused):
    """Nobody said why."""

    words = Words("请写明停用的原因。", "Say why it is retired.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wording as somebody proposes it; empty stages and tones mean any."""

    key: str
    channel: str
    text: Words
    expires_on: date
    stages: tuple[str, ...] = ()
    tones: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@transaction.atomic
def propose_template(*, wanted: Wanted, by: str, now: datetime) -> int:
    """
    Keep a wording, as the next version of its key, and journal it; return its id.

    Raises TemplateFaulty with the first thing that does not hold, KeyMissing, DayUnfit.
    """
    key = wanted.key.strip().lower()
    if not key.replace("-", "").isalnum() or len(key) > KEY_LONGEST:
        raise KeyMissing
    if (
        not cases.desk_day(now)
        < wanted.expires_on
        <= cases.desk_day(now) + timedelta(HOLDS_DAYS)
    ):
        raise DayUnfit(days=HOLDS_DAYS)
    for why in template_faults(wanted.text, wanted.channel):
        raise TemplateFaulty(why=why)
    same = MessageTemplate.objects.filter(key=key)
    last = same.aggregate(last=Max("version"))["last"] or 0
    row = MessageTemplate.objects.create(
        key=key,
        version=last + 1,
        channel=wanted.channel,
        stages=",".join(wanted.stages),
        tones=",".join(wanted.tones),
        after=",".join(wanted.after),
        zh=wanted.text.zh,
        en=wanted.text.en,
        owner=by,
        proposed_at=now,
        expires_on=wanted.expires_on,
    )
    print_ = sha256(f"{row.zh}\n{row.en}".encode()).hexdigest()
    fact = TemplateProposed(key, row.version, row.channel, print_)
    journal.write(fact, by=by, at=now)
    return row.pk


def take_in_playbook(*, by: str, now: datetime) -> int:
    """Propose every written wording of the playbook that is not kept yet; say how many."""
    keys = set(MessageTemplate.objects.values_list("key", flat=True))
    fresh = [
        each
        for each in scripts()
        if each.kind in OF_THE_PLAYBOOK and each.id not in keys
    ]
    for each in fresh:
        propose_template(wanted=_wanted(each, now=now), by=by, now=now)
    return len(fresh)


@transaction.atomic
def approve_template(*, template: int, by: str, now: datetime) -> None:
    """
    Put a proposed template in force; versions before it are retired. Journal both.

    Raises OwnTemplate, PostDoesNotDecide, NoSuchTemplate, DayUnfit.
    """
    row = _standing(template)
    if row.approved_at:
        raise NoSuchTemplate
    if not is_another(by, row.owner):
        raise OwnTemplate
    raise_unless_decides(Deed.TEMPLATE, by)
    if row.expires_on <= cases.desk_day(now):
        raise DayUnfit(days=HOLDS_DAYS)
    row.approved_at, row.approved_by = now, by
    row.save(update_fields=["approved_at", "approved_by"])
    journal.write(TemplateApproved(row.key, row.version, row.owner), by=by, at=now)
    for old in MessageTemplate.objects.filter(
        key=row.key, version__lt=row.version, retired_at=None
    ):
        _retire(old, f"→ v{row.version}", by=by, now=now)


@transaction.atomic
def retire_template(*, template: int, because: str, by: str, now: datetime) -> None:
    """Use a template no more, or do not approve it. Raises BecauseMissing, NoSuchTemplate."""
    row = _standing(template)
    if not because.strip():
        raise BecauseMissing
    _retire(row, because.strip()[:BECAUSE_LONGEST], by=by, now=now)


def _retire(row: MessageTemplate, because: str, *, by: str, now: datetime) -> None:
    row.retired_at, row.retired_by, row.retired_because = now, by, because
    row.save(update_fields=["retired_at", "retired_by", "retired_because"])
    journal.write(TemplateRetired(row.key, row.version, because), by=by, at=now)


def _standing(template: int) -> MessageTemplate:
    rows = MessageTemplate.objects.select_for_update()
    row = rows.filter(pk=template, retired_at=None).first()
    if row is None:
        raise NoSuchTemplate
    return row


def _wanted(script: Script, *, now: datetime) -> Wanted:
    return Wanted(
        key=script.id,
        channel=str(script.channel),
        text=script.text,
        expires_on=cases.desk_day(now) + timedelta(HOLDS_DAYS),
        stages=tuple(sorted(script.stages)),
        tones=tuple(sorted(script.tones)),
        after=tuple(sorted(script.after)),
    )
