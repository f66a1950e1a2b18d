"""Find a case by what somebody has at hand: its number, a name, an account."""

from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.store import sought
from arrears.store.models import Case

from .columns import NO, YES, Column, Table, table
from .masked import masked_name

MOST = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One case that fits."""

    number: str
    name: str
    lender: str
    closed: bool


def found_table(text: str, *, named: bool) -> Table:
    """Return the cases that fit as a table, names masked unless `named`."""
    lines = find_cases(text)
    return table(COLUMNS if named else MASKED, lines, many=len(lines))


def find_cases(text: str) -> tuple[Found, ...]:
    """
    Return up to twenty open or closed cases that fit.

    By the beginning of the case number or the debtor's name; by the whole of an
    account, a debtor's number, or a telephone of the debtor's own. Of more than twenty
    of one name those whose names come first.
    """
    wanted = text.strip()
    if not wanted:
        return ()
    fits = {
        *sought.beginning(wanted, most=MOST),
        *sought.whole(wanted, _dialled(wanted), most=MOST),
    }
    rows = Case.objects.filter(pk__in=fits).select_related(
        "debtor", "placement__lender"
    )
    return tuple(
        Found(
            number=case.number,
            name=case.debtor.name,
            lender=case.placement.lender.name,
            closed=case.closed_on is not None,
        )
        for case in rows.order_by("number")[:MOST]
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
