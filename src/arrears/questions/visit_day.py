"""The visits of a day, for the two who make them and for who plans the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from arrears.domain.words import Words
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.store.asking import place_of, visit_asked
from arrears.store.cases import DESK_ZONE
from arrears.store.known import known_of
from arrears.store.models import Staff, Visit

from .standing_lines import VisitLine, visit_lines
from .visit_letter import letters_of
from .why_not import PACKS

UNTOLD_MOST = 50


@dataclass(frozen=True, slots=True)
class DayVisit:
    """One visit of the list, with its case; `numbers` are those who go, by staff number."""

    number: str
    name: str
    zone: str
    lender: str
    line: VisitLine
    numbers: tuple[str, ...]
    words: Words  # to confirm the appointment with, filled by the composer


CONFIRM = Words(
    "{{name}}，您好。跟您确认：{day} {hour}，我们两位同事（工号 {numbers}）按约到约定地点拜访，会出示证件。要改期或取消，请打 {{callback}}。",
    "Hello {{name}}, to confirm: on {day} at {hour} two of us (staff no. {numbers}) come to the place that we agreed, and show who we are. To change or cancel, ring {{callback}}.",
)


def visit_day(*, on: date, now: datetime, of: str = "") -> tuple[DayVisit, ...]:
    """Return the visits of the desk's day in order of hour; of one person, where told."""
    zone = ZoneInfo(DESK_ZONE)
    begins = datetime.combine(on, time(), tzinfo=zone)
    rows = Visit.objects.filter(at__gte=begins, at__lt=begins + timedelta(1))
    return _lines(rows.order_by("at", "pk"), now=now, of=of)


def untold_visits(*, now: datetime, of: str = "") -> tuple[DayVisit, ...]:
    """Return the visits whose hour is past and of which nobody told, the oldest first."""
    rows = Visit.objects.filter(at__lt=now, cancelled_at=None, ended_as="")
    return _lines(rows.order_by("at", "pk")[:UNTOLD_MOST], now=now, of=of)


def _lines(rows: QuerySet[Visit], *, now: datetime, of: str) -> tuple[DayVisit, ...]:
    found = rows.select_related("case__placement__lender", "person", "point__person")
    mine = [row for row in found if not of or of in row.crew.split(",")]
    staff = {each.user.username: each for each in Staff.objects.select_related("user")}
    names = {username: each.name for username, each in staff.items()}
    numbers = {username: each.staff_number for username, each in staff.items()}
    return tuple(_line(row, names, numbers, now=now) for row in mine)


def _line(
    row: Visit, names: Mapping[str, str], numbers: Mapping[str, str], *, now: datetime
) -> DayVisit:
    def judged(one: Visit) -> Judgement:
        known = known_of(one.case, place_of(one), at=one.at)
        return judge(visit_asked(known, one.case, one), rules(PACKS))

    letters = letters_of([row.pk])
    (line,) = visit_lines([row], now=now, names=names, judged=judged, letters=letters)
    return DayVisit(
        number=row.case.number,
        name=row.person.name,
        zone=row.person.zone,
        lender=row.case.placement.lender.name,
        line=line,
        numbers=_numbers(row, numbers),
        words=_confirm(row, _numbers(row, numbers)),
    )


def _numbers(row: Visit, numbers: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(numbers.get(one, "–") for one in row.crew.split(","))


def _confirm(row: Visit, numbers: Iterable[str]) -> Words:
    at = row.at.astimezone(ZoneInfo(row.person.zone or DESK_ZONE))
    return CONFIRM.filled(
        day=f"{at:%m-%d}", hour=f"{at:%H:%M}", numbers=", ".join(numbers)
    )
