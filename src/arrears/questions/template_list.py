"""Message templates as people read them: proposed, in force, over, retired."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.stage import Stage
from arrears.domain.contact.channel import Channel
from arrears.domain.second_person import is_another
from arrears.domain.words import Refusal, Words
from arrears.playbook.scripts.tone import After, Tone
from arrears.store import outbox
from arrears.store.cases import desk_day
from arrears.store.models import MessageTemplate

from .case_history import staff_names
from .pages import Page, paged, slice_of

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


def template_list(
    *, state: str, channel: str, by: str, on: date, page: int = 1
) -> Page[TemplateLine]:
    """Return one page of templates in a state, by key and version, the newest first."""
    rows = MessageTemplate.objects.order_by("channel", "key", "-version")
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
    if channel:
        rows = rows.filter(channel=channel)
    names = staff_names()
    fetched = [_line(row, names, by=by, on=on) for row in rows[slice_of(page)]]
    return paged(fetched, page=page)


class NoSuchName(Refusal):
    """No template of that name is in force."""

    words = Words(
        "没有名为“{name}”的已批准模板。用 arrears outbox templates 查看。",
        "No approved template is named “{name}”. See arrears outbox templates.",
    )


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
