"""The retention calendar: which closed cases are kept until when, and what holds them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from arrears.domain.words import Words
from arrears.law.deadlines.retention import Minimum, longest, minima
from arrears.store.cases import desk_day
from arrears.store.holds import Held, holds
from arrears.store.models import Case

from .columns import NO, YES, Column, Table, many_of, table
from .pages import DAYS, Key, Order, Page, Place, every
from .stretches import page_of

ERASED = "erased"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One closed case; `held` is asked only where the years are over."""

    number: str
    closed_on: date
    until: date
    by: Minimum
    due: bool
    held: tuple[Held, ...]
    erased: bool


def retention(*, only_due: bool, place: Place, now: datetime) -> Page[KeptLine]:
    """Return a page of the closed cases. Raises SortUnknown, RowGone."""
    rows = _rows(only_due=only_due, now=now)
    rows = rows.select_related("debtor").prefetch_related("debts")
    found, on = page_of(rows, place, ORDER, among=Case.objects.all()), desk_day(now)
    return found.told([_line(row, on=on) for row in found.rows])


def retention_table(*, only_due: bool, sort: str, now: datetime) -> Table:
    """Return all closed cases. Raises SortUnknown, TooManyRows."""
    ORDER.key(sort)
    lines = every(
        lambda place: retention(only_due=only_due, place=place, now=now), sort=sort
    )
    return table(COLUMNS, lines, many=many_of(_rows(only_due=only_due, now=now)))


def _rows(*, only_due: bool, now: datetime) -> QuerySet[Case]:
    on = desk_day(now)
    rows = Case.objects.exclude(closed_on=None)
    if only_due:
        least = min(each.years for each in minima())
        rows = rows.filter(closed_on__lte=_years_ago(on, least)).exclude(
            debtor__name__startswith=ERASED
        )
    return rows


def _line(case: Case, *, on: date) -> KeptLine:
    by = longest(debt.product for debt in case.debts.all())
    closed_on = case.closed_on or on
    until = by.until(closed_on)
    due = on > until
    return KeptLine(
        number=case.number,
        closed_on=closed_on,
        until=until,
        by=by,
        due=due,
        held=holds(case.debtor, on=on) if due else (),
        erased=case.debtor.name.startswith(ERASED),
    )


def _years_ago(on: date, years: int) -> date:
    return on.replace(year=on.year - years, day=min(on.day, 28))


CLOSED, NUMBER = Words("结案日期", "Closed on"), Words("案件", "Case")
ORDER = Order(
    keys=(Key("closed", CLOSED, "closed_on", DAYS), Key("number", NUMBER, "number")),
    usual="closed",
)
COLUMNS: tuple[Column[KeptLine], ...] = (
    Column(NUMBER, lambda line: line.number),
    Column(CLOSED, lambda line: line.closed_on),
    Column(Words("保存至", "Kept until"), lambda line: line.until),
    Column(Words("依据", "Because of"), lambda line: line.by.what),
    Column(Words("可清除", "May be erased"), lambda line: YES if line.due else NO),
    Column(Words("已清除", "Erased"), lambda line: YES if line.erased else NO),
)
