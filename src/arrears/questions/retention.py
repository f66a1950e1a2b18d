"""The retention calendar: which closed cases are kept until when, and what holds them."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.law.deadlines.retention import Minimum, longest, minima
from arrears.store.cases import desk_day
from arrears.store.holds import Held, holds
from arrears.store.models import Case

from .pages import Page, paged, slice_of

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


def retention(*, only_due: bool, page: int, now: datetime) -> Page[KeptLine]:
    """Return the closed cases, those closed longest ago first."""
    on = desk_day(now)
    rows = Case.objects.exclude(closed_on=None).select_related("debtor")
    if only_due:
        least = min(each.years for each in minima())
        rows = rows.filter(closed_on__lte=_years_ago(on, least)).exclude(
            debtor__name__startswith=ERASED
        )
    rows = rows.prefetch_related("debts").order_by("closed_on", "number")
    lines = [_line(row, on=on) for row in rows[slice_of(page)]]
    return paged(lines, page=page)


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
