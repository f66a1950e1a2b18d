"""Those who need special care: what is needed and until when, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.needs import NEEDS
from arrears.domain.case.standing import StopKind
from arrears.domain.words import Words
from arrears.store.cases import desk_day
from arrears.store.models import Stop

from .masked import masked_name
from .pages import Page, paged, slice_of

WRITTEN_ELSEWHERE = Words("见案件", "see the case")


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One entry; without an end somebody has to give it one."""

    number: str
    name: str  # masked
    need: Words
    since: datetime
    by: str
    expires_on: date | None
    over: bool


def register(*, page: int, now: datetime) -> Page[NeedLine]:
    """Return the entries that stand: those without an end first, then the soonest."""
    rows = Stop.objects.filter(kind=StopKind.VULNERABLE, lifted_at=None)
    rows = rows.select_related("person").prefetch_related("person__cases")
    rows = rows.order_by("expires_on", "pk")
    on = desk_day(now)
    lines = [_line(row, on=on) for row in rows[slice_of(page)]]
    lines.sort(key=lambda line: line.expires_on is not None)
    return paged(lines, page=page)


def _line(row: Stop, *, on: date) -> NeedLine:
    numbers = sorted(case.number for case in row.person.cases.all())
    return NeedLine(
        number=numbers[0] if numbers else "",
        name=masked_name(row.person.name),
        need=NEEDS.get(row.ground, WRITTEN_ELSEWHERE),
        since=row.since,
        by=row.by,
        expires_on=row.expires_on,
        over=row.expires_on is not None and row.expires_on < on,
    )
