"""Message templates as people read them: proposed, in force, over, retired."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from arrears.domain.case.stage import Stage
from arrears.domain.contact.channel import Channel
from arrears.domain.second_person import is_another
from arrears.domain.words import Refusal, Words
from arrears.playbook.scripts.tone import After, Tone
from arrears.store import outbox
from arrears.store.cases import desk_day
from arrears.store.models import MessageTemplate

from .case_history import staff_names
from .columns import Column, Table, many_of, table
from .pages import DAYS, FIRST, Key, Order, Page, Place, every
from .stretches import page_of

STATES: Mapping[str, Words] = {
    "proposed": Words("待批准", "waits for approval"),
    "in_force": Words("生效", "in force"),
    "over": Words("已过期", "over"),
    "retired": Words("已停用", "retired"),
}


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One version of a wording, with who answers for it."""

    template: int
    key: str
    version: int
    channel: Channel
    stages: tuple[Stage, ...]
    tones: tuple[Tone, ...]
    after: tuple[After, ...]
    text: Words
    owner: str
    mine: bool  # the one who looks proposed it
    proposed_at: datetime
    expires_on: date
    approved_by: str
    approved_at: datetime | None
    retired_by: str
    retired_because: str
    state: str  # a key of STATES

    @property
    def state_words(self) -> Words:
        """Return the state as people read it."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which templates: in a state, for a channel; empty is all of them."""

    state: str = ""
    channel: str = ""


def template_list(
    asked: Asked, *, by: str, on: date, place: Place = FIRST
) -> Page[TemplateLine]:
    """Return one page of templates. Raises SortUnknown, RowGone."""
    among, names = MessageTemplate.objects.all(), staff_names()
    found = page_of(_rows(asked, on=on), place, ORDER, among=among)
    return found.told([_line(row, names, by=by, on=on) for row in found.rows])


def template_table(asked: Asked, *, sort: str, on: date) -> Table:
    """Return all templates asked for. Raises SortUnknown, TooManyRows."""
    ORDER.key(sort)
    lines = every(
        lambda place: template_list(asked, by="", on=on, place=place), sort=sort
    )
    return table(COLUMNS, lines, many=many_of(_rows(asked, on=on)))


def _rows(asked: Asked, *, on: date) -> QuerySet[MessageTemplate]:
    rows, state = MessageTemplate.objects.all(), asked.state
    if state == "proposed":
        rows = rows.filter(approved_at=None, retired_at=None)
    elif state == "in_force":
        rows = rows.filter(
            approved_at__isnull=False, retired_at=None, expires_on__gte=on
        )
    elif state == "over":
        rows = rows.filter(retired_at=None, expires_on__lt=on)
    elif state == "retired":
        rows = rows.filter(retired_at__isnull=False)
    return rows.filter(channel=asked.channel) if asked.channel else rows


class UnknownTemplate(Refusal):
    """There is no template of that number."""

    words = Words(
        "没有 {template} 号模板。用 arrears templates list 查看。",
        "There is no template {template}. See arrears templates list.",
    )


class NoSuchName(Refusal):
    """No template of that name is in force."""

    words = Words(
        "没有名为“{name}”的已批准模板。用 arrears templates list --state in_force 查看。",
        "No approved template is named “{name}”. See arrears templates list --state in_force.",
    )


def one_template(template: int, *, by: str, on: date) -> TemplateLine:
    """Return one template by its number. Raises UnknownTemplate."""
    row = MessageTemplate.objects.filter(pk=template).first()
    if row is None:
        raise UnknownTemplate(template=template)
    return _line(row, staff_names(), by=by, on=on)


def which_template(name: str, *, now: datetime) -> int:
    """Return the id of the template of that name in force. Raises NoSuchName."""
    on = desk_day(now)
    found = [row for row in outbox.in_force(on=on) if row.key == name.strip().lower()]
    if not found:
        raise NoSuchName(name=name)
    return found[-1].pk


def _line(
    row: MessageTemplate, names: Mapping[str, str], *, by: str, on: date
) -> TemplateLine:
    return TemplateLine(
        template=row.pk,
        key=row.key,
        version=row.version,
        channel=Channel(row.channel),
        stages=tuple(Stage(each) for each in row.stages.split(",") if each),
        tones=tuple(Tone(each) for each in row.tones.split(",") if each),
        after=tuple(After(each) for each in row.after.split(",") if each),
        text=Words(row.zh, row.en),
        owner=names.get(row.owner, row.owner),
        mine=not is_another(by, row.owner),
        proposed_at=row.proposed_at,
        expires_on=row.expires_on,
        approved_by=names.get(row.approved_by, row.approved_by),
        approved_at=row.approved_at,
        retired_by=names.get(row.retired_by, row.retired_by),
        retired_because=row.retired_because,
        state=_state(row, on),
    )


def _state(row: MessageTemplate, on: date) -> str:
    if row.retired_at:
        return "retired"
    if row.expires_on < on:
        return "over"
    return "in_force" if row.approved_at else "proposed"


NAME, UNTIL = Words("名称", "Name"), Words("有效期至", "Holds until")
ORDER = Order(
    keys=(
        Key("name", NAME, "key"),
        Key("until", UNTIL, "expires_on", DAYS),
        Key("proposed", Words("提交时间", "Proposed"), "proposed_at", DAYS),
    ),
    usual="name",
)
COLUMNS: tuple[Column[TemplateLine], ...] = (
    Column(NAME, lambda line: line.key),
    Column(Words("版本", "Version"), lambda line: line.version),
    Column(Words("渠道", "Channel"), lambda line: line.channel.words),
    Column(Words("状态", "State"), lambda line: line.state_words),
    Column(Words("中文", "In Chinese"), lambda line: line.text.zh),
    Column(Words("英文", "In English"), lambda line: line.text.en),
    Column(Words("负责人", "Owner"), lambda line: line.owner),
    Column(Words("提交时间", "Proposed"), lambda line: line.proposed_at),
    Column(Words("批准人", "Approved by"), lambda line: line.approved_by),
    Column(UNTIL, lambda line: line.expires_on),
)
