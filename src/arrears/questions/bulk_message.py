"""A message to many, before it is released: each as its debtor reads it, or why not."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from arrears.domain.case.stage import Stage
from arrears.domain.words import Lang, Refusal, Words
from arrears.playbook.scripts.slots import slots_in
from arrears.store import outbox
from arrears.store.cases import cases_of, desk_day, key
from arrears.store.composing import Draft
from arrears.store.gathered import Gathered, gathered
from arrears.store.models import Lender, MessageTemplate, PlanRun, WorkItem

from .composed import Preview, preview_from

MOST = 50
START = 24  # characters of a template by which one knows it
NO_ADDRESS = Words(
    "没有这种方式可用的本人号码或地址",
    "the debtor has no number or address that this way could use",
)


@dataclass(frozen=True, slots=True)
class BulkAsked:
    """Whom somebody wants to write to, and by which template."""

    stage: str = ""
    lender: str = ""
    template: int = 0
    lang: Lang = "zh"


@dataclass(frozen=True, slots=True)
class BulkLine:
    """One case of the list: what its debtor would read, or why it is left out."""

    number: str
    name: str
    stage: Stage
    shown: Preview | None
    why: Words | None

    @property
    def goes(self) -> bool:
        """Say whether it may be released."""
        return self.why is None


@dataclass(frozen=True, slots=True)
class Bulk:
    """The list as it stands; `more` where the day's plan holds further cases that fit."""

    going: tuple[BulkLine, ...]
    left_out: tuple[BulkLine, ...]
    channel: str
    more: bool


def bulk(asked: BulkAsked, *, by: str, now: datetime) -> Bulk:
    """Return the cases of the day's plan that fit, each with its preview or its reason."""
    on = desk_day(now)
    template = next(
        (row for row in outbox.in_force(on=on) if row.pk == asked.template), None
    )
    if template is None:
        return Bulk((), (), "", more=False)
    items = list(_items(asked, on=on)[: MOST + 1])
    slots = slots_in(Words(template.zh, template.en))
    cases = [item.case for item in items[:MOST]]
    found = gathered(cases, slots=slots, by=by, at=now)
    lines = [
        _line(item, found[item.case_id], template, lang=asked.lang, now=now)
        for item in items[:MOST]
    ]
    return Bulk(
        going=tuple(line for line in lines if line.goes),
        left_out=tuple(line for line in lines if not line.goes),
        channel=template.channel,
        more=len(items) > MOST,
    )


def lenders() -> list[tuple[str, str]]:
    """Return the lenders, by key and name."""
    return list(Lender.objects.order_by("name").values_list("key", "name"))


def templates_in_force(*, on: date) -> list[tuple[int, str]]:
    """Return every template that may be sent on that day, by its way and name."""
    rows = outbox.in_force(on=on)
    return [(row.pk, f"{row} · {row.zh[:START]}") for row in rows]


def drafts(
    numbers: dict[str, str], *, template: int, channel: str, lang: Lang
) -> dict[str, Draft]:
    """Return a draft for each case that is told with what its preview showed."""
    made, cases = {}, cases_of(numbers)
    around = outbox.points_around(cases.values())
    for number, seen in numbers.items():
        case = cases[key(number)]
        places = outbox.serving(around[case.debtor_id], case, channel)
        point = places[0].pk if places else 0
        made[number] = Draft(channel, point, lang=lang, template=template, seen=seen)
    return made


def channel_of_template(template: int, *, on: date) -> str:
    """Return the way a template in force goes; empty where there is none such."""
    rows = outbox.in_force(on=on)
    return next((row.channel for row in rows if row.pk == template), "")


def _items(asked: BulkAsked, *, on: date) -> QuerySet[WorkItem]:
    run = PlanRun.objects.filter(on__lte=on).order_by("-on", "-pk").first()
    rows = WorkItem.objects.filter(run=run, case__closed_on=None)
    if asked.stage:
        rows = rows.filter(stage=asked.stage)
    if asked.lender:
        rows = rows.filter(case__placement__lender__key=asked.lender)
    return rows.select_related("case__debtor", "case__placement__lender").order_by(
        "case__number"
    )


def _line(
    item: WorkItem,
    found: Gathered,
    template: MessageTemplate,
    *,
    lang: Lang,
    now: datetime,
) -> BulkLine:
    case, channel = item.case, template.channel
    places = outbox.serving(found.points, case, channel)
    told = (case.number, case.debtor.name, Stage(item.stage))
    if not places:
        return BulkLine(*told, None, NO_ADDRESS)
    draft = Draft(channel, places[0].pk, lang=lang, template=template.pk)
    try:
        shown = preview_from(found, case, places[0], draft, template, now=now)
    except Refusal as refusal:
        return BulkLine(*told, None, refusal.sentence)
    return BulkLine(*told, shown, _why_not(shown))


def _why_not(shown: Preview) -> Words | None:
    if shown.refusal:
        return shown.refusal
    if shown.checked and shown.checked.verdict == "block":
        return shown.checked.found[0].why
    if shown.judgement and not shown.judgement.allowed:
        return shown.judgement.findings[0].why
    return None
