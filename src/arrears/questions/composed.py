"""A message before it is released: the choices, what the debtor gets, what stands against it."""

from dataclasses import dataclass
from datetime import datetime

from arrears.domain.case.stage import Stage
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.point import Restriction
from arrears.domain.words import Refusal, Words
from arrears.law.engine.guard import Question, judge
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.playbook.scripts.message import SENT_BY, Written
from arrears.playbook.scripts.tone import Tone
from arrears.store import cases, outbox
from arrears.store.composing import (
    Draft,
    composed,
    composed_from,
    point_of,
    print_of,
    template_of,
)
from arrears.store.gathered import Gathered
from arrears.store.models import Case, MessageTemplate, Point
from arrears.store.wording_facts import case_facts_from

from .case_page import CasePage
from .case_scripts import manner_of
from .masked import masked
from .why_not import PACKS
from .words_check import Checked, checked, checked_by


@dataclass(frozen=True, slots=True)
class Address:
    """One number or address that serves the way."""

    point: int
    kind: PointKind
    masked: str
    owner: str
    restricted: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One approved template; `fits` says that it is of the tone and takes up what happened."""

    template: int
    name: str
    tones: tuple[Tone, ...]
    text: Words
    fits: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What the composer lets one choose from, for one way of contact."""

    channel: Channel
    addresses: tuple[Address, ...]
    templates: tuple[Choice, ...]  # those that fit first
    stage: Stage
    tone: Tone


@dataclass(frozen=True, slots=True)
class Preview:
    """
    What the debtor would get, and what stands against it; `refusal` where nothing can go.

    `later` is when the guard would allow it, where waiting helps.
    """

    written: Written | None
    to: str
    seen: str
    at: datetime
    checked: Checked | None
    judgement: Judgement | None
    refusal: Words | None

    @property
    def goes(self) -> bool:
        """Say whether it may be released."""
        if self.written is None or self.judgement is None or self.checked is None:
            return False
        return self.judgement.allowed and self.checked.verdict != "block"

    @property
    def later(self) -> datetime | None:
        """Return the next lawful moment, where the guard says no for now."""
        if self.judgement is None or self.judgement.allowed:
            return None
        return self.judgement.next_allowed_at


def choices(page: CasePage, *, channel: str, now: datetime) -> Choices:
    """Return the addresses and the approved templates for the case that `page` tells of."""
    way = Channel(channel) if channel in set(SENT_BY) else Channel.SMS
    case = cases.case(page.number)
    on = cases.local_day(case.debtor, now)
    how = manner_of(page)
    rows = [
        row
        for row in outbox.in_force(on=on)
        if row.channel == way and outbox.fits_stage(row, page.stage)
    ]
    told = [
        _choice(row, tone=how.tone, after=how.after, stage=page.stage) for row in rows
    ]
    told.sort(key=lambda each: not each.fits)
    return Choices(way, _addresses(case, way), tuple(told), page.stage, how.tone)


def preview(number: str, draft: Draft, *, by: str, now: datetime) -> Preview:
    """Return the message as the debtor would read it, and both verdicts. Raises UnknownCase."""
    case, at = cases.case(number), max(draft.send_at or now, now)
    try:
        point = point_of(case, draft)
        told = composed(case, draft, template_of(draft), by=by, at=at)
    except Refusal as refusal:
        return _nothing(refusal, at=at)
    asked = outbox.asked(case, point, channel=told.channel, at=at)
    found = checked(case, told.whole, "debtor", told.channel, now=now)
    return _shown(told, point, found, asked)


def preview_from(
    found: Gathered,
    case: Case,
    point: Point,
    draft: Draft,
    template: MessageTemplate,
    *,
    now: datetime,
) -> Preview:
    """Return the same from what was gathered before, for now, without a look at the rows."""
    try:
        told = composed_from(found, case, draft, template, at=now)
    except Refusal as refusal:
        return _nothing(refusal, at=now)
    asked = outbox.asked_from(
        found.known, found.waiting, case, point, channel=told.channel, at=now
    )
    debts = (each.debt for each in found.debts)
    stops = (stop for stop in found.known.stops if stop.person_id == case.debtor_id)
    facts = case_facts_from(case, debts, stops, now=now)
    words = checked_by(facts, told.whole, "debtor", told.channel)
    return _shown(told, point, words, asked)


def _nothing(refusal: Refusal, *, at: datetime) -> Preview:
    return Preview(None, "", "", at, None, None, refusal.sentence)


def _shown(told: Written, point: Point, found: Checked, asked: Question) -> Preview:
    return Preview(
        written=told,
        to=masked(point.value, point.kind),
        seen=print_of(told),
        at=asked.at,
        checked=found,
        judgement=judge(asked, rules(PACKS)),
        refusal=None,
    )


def _addresses(case: Case, channel: Channel) -> tuple[Address, ...]:
    return tuple(
        Address(
            point=row.pk,
            kind=PointKind(row.kind),
            masked=masked(row.value, row.kind),
            owner=row.person.name,
            restricted=row.restriction != Restriction.NONE,
        )
        for row in outbox.points_by(case, channel)
    )


def _choice(row: MessageTemplate, *, tone: str, after: str, stage: Stage) -> Choice:
    tones = tuple(Tone(each) for each in row.tones.split(",") if each)
    took_up = row.after.split(",") if row.after else []
    fits = (not tones or tone in tones) and (not took_up or after in took_up)
    fits = fits and outbox.fits_stage(row, stage)
    return Choice(row.pk, str(row), tones, Words(row.zh, row.en), fits)
