"""Those who need special care: what is needed and until when, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from arrears.domain.case.needs import NEEDS
from arrears.domain.case.standing import StopKind
from arrears.domain.words import Words
from arrears.store.cases import desk_day
from arrears.store.models import Stop

from .columns import Column, Table, many_of, table
from .masked import masked_name
from .pages import DAYS, Key, Order, Page, Place, every
from .stretches import page_of

WRITTEN_ELSEWHERE = Words("见案件", "see the case")


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One entry; without an end somebody has to give it one."""

    number: str
    name: str  # masked
    full_name: str  # for who takes the list along with a reason
    need: Words
    since: datetime
    by: str
    expires_on: date | None
    over: bool


def register(*, place: Place, now: datetime) -> Page[NeedLine]:
    """Return a page of the entries that stand. Raises SortUnknown, RowGone."""
    rows = _rows().select_related("person").prefetch_related("person__cases")
    found, on = page_of(rows, place, ORDER, among=Stop.objects.all()), desk_day(now)
    return found.told([_line(row, on=on) for row in found.rows])


def register_table(*, sort: str, now: datetime) -> Table:
    """Return all entries that stand. Raises SortUnknown, TooManyRows."""
    ORDER.key(sort)
    lines = every(lambda place: register(place=place, now=now), sort=sort)
    return table(COLUMNS, lines, many=many_of(_rows()))


def _rows() -> QuerySet[Stop]:
    return Stop.objects.filter(kind=StopKind.VULNERABLE, lifted_at=None)


def _line(row: Stop, *, on: date) -> NeedLine:
    numbers = sorted(case.number for case in row.person.cases.all())
    return NeedLine(
        number=numbers[0] if numbers else "",
        name=masked_name(row.person.name),
        full_name=row.person.name,
        need=NEEDS.get(row.ground, WRITTEN_ELSEWHERE),
        since=row.since,
        by=row.by,
        expires_on=row.expires_on,
        over=row.expires_on is not None and row.expires_on < on,
    )


UNTIL, SINCE = Words("到期", "Ends on"), Words("登记时间", "Since")
ORDER = Order(
    keys=(
        Key("until", UNTIL, "expires_on", DAYS, may_be_empty=True, empty_first=True),
        Key("since", SINCE, "since", DAYS),
    ),
    usual="until",
)
COLUMNS: tuple[Column[NeedLine], ...] = (
    Column(Words("案件", "Case"), lambda line: line.number),
    Column(
        Words("姓名", "Name"),
        lambda line: line.name,
        in_full=lambda line: line.full_name,
    ),
    Column(Words("需要", "Need"), lambda line: line.need),
    Column(SINCE, lambda line: line.since),
    Column(UNTIL, lambda line: line.expires_on),
    Column(Words("登记人", "By whom"), lambda line: line.by),
)
