"""Find a case by what somebody has at hand: its number, a name, an account."""

from dataclasses import dataclass

from django.db.models import QuerySet

from arrears.domain.words import Words
from arrears.store import sought
from arrears.store.models import Case

from .columns import NO, YES, Column, Table, table
from .masked import masked_name
from .pages import Key, Order, Page, Place, every
from .stretches import page_of

MOST = 20
MOST_LISTED = 200  # of each way to fit


@dataclass(frozen=True, slots=True)
class Found:
    """One case that fits."""

    number: str
    name: str
    lender: str
    closed: bool


def find_cases(text: str) -> tuple[Found, ...]:
    """
    Return up to twenty open or closed cases that fit.

    By the beginning of the case number or the debtor's name; by the whole of an
    account, a debtor's number, or a telephone of the debtor's own. Of more than twenty
    of one name those whose names come first.
    """
    rows = _rows(_fitting(text, most=MOST)).order_by("number")[:MOST]
    return tuple(_found(case) for case in rows)


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of the first two hundred of each way to fit; `crowded` where more may."""

    found: Page[Found]
    crowded: bool


def found_page(text: str, *, place: Place) -> FoundPage:
    """Return a page of the cases that fit. Raises SortUnknown, RowGone."""
    fits = _fitting(text, most=MOST_LISTED)
    found = page_of(_rows(fits), place, ORDER, among=Case.objects.all())
    lines = [_found(case) for case in found.rows]
    return FoundPage(found.told(lines), crowded=len(fits) >= MOST_LISTED)


def found_table(text: str, *, sort: str, named: bool) -> Table:
    """
    Return the first two hundred cases that fit, names masked unless `named`.

    Raises SortUnknown.
    """
    ORDER.key(sort)
    lines = every(lambda place: found_page(text, place=place).found, sort=sort)
    many = len(_fitting(text, most=MOST_LISTED))
    return table(COLUMNS if named else MASKED, lines, many=many)


def _fitting(text: str, *, most: int) -> set[int]:
    wanted = text.strip()
    if not wanted:
        return set()
    return {
        *sought.beginning(wanted, most=most),
        *sought.whole(wanted, _dialled(wanted), most=most),
    }


def _rows(fits: set[int]) -> QuerySet[Case]:
    rows = Case.objects.filter(pk__in=fits)
    return rows.select_related("debtor", "placement__lender")


def _found(case: Case) -> Found:
    return Found(
        number=case.number,
        name=case.debtor.name,
        lender=case.placement.lender.name,
        closed=case.closed_on is not None,
    )


def _dialled(wanted: str) -> list[str]:
    """Return how a telephone somebody typed may be kept: as told, or with +86."""
    bare = "".join(wanted.split()).replace("-", "")
    if not bare.removeprefix("+").isdecimal():
        return []
    return [bare, f"+86{bare.removeprefix('0')}"]


NAME = Words("姓名", "Name")
REST: tuple[Column[Found], ...] = (
    Column(Words("案件", "Case"), lambda found: found.number),
    Column(Words("委托方", "Lender"), lambda found: found.lender),
    Column(Words("已结案", "Closed"), lambda found: YES if found.closed else NO),
)
COLUMNS: tuple[Column[Found], ...] = (Column(NAME, lambda found: found.name), *REST)
MASKED: tuple[Column[Found], ...] = (
    Column(NAME, lambda found: masked_name(found.name)),
    *REST,
)
# Few enough to be sorted by what has no index.
ORDER = Order(
    keys=(
        Key("number", Words("案件编号", "Case number"), "number"),
        Key("name", NAME, "debtor__name", personal=True),
    ),
    usual="number",
)
