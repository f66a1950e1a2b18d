"""The calls of a round as the page writes them: every word once, before the page is put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arrears.questions.my_worklist import Told, WorkLine
from arrears.questions.open_now import Now
from arrears.store.models import Staff
from arrears.web.parts.access import name_for
from arrears.web.parts.addresses import case_addresses
from arrears.web.parts.templatetags.said import clock, day, local_day, money, said

from .rounds import PRIORITIES


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call in words; `now` is there where it may not be made at this moment."""

    href: str
    slot: str
    name: str
    priority: str
    done: bool
    last: str
    stage: str
    stage_name: str
    days: str
    number: str
    owed: str
    now: Now | None = None


def call_lines(
    calls: Iterable[tuple[WorkLine, Now | None]], *, staff: Staff, on: date
) -> list[CallLine]:
    """
    Return the calls in the page's language, of day `on`, for who looks.

    A page has fifty of them, and a template that looks each word up for itself takes
    half of the page's time.
    """
    case = case_addresses()
    return [
        CallLine(
            href=case(line.number),
            slot=clock(line.slot_minutes),
            name=name_for(line.name, staff),
            priority=said(PRIORITIES.get(line.priority)),
            done=line.done,
            last=_last(line.last, on=on) if line.last else _("Nothing yet"),
            stage=str(line.stage),
            stage_name=said(line.stage),
            days=_days(line.days_past_due),
            number=line.masked,
            owed=money(line.owed),
            now=now,
        )
        for line, now in calls
    ]


def _last(told: Told, *, on: date) -> str:
    words = f"{day(local_day(told.at), on)} {said(told.words)}"
    return f"{words} · {told.note}" if told.note else words


def _days(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
