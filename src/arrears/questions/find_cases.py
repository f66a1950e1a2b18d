"""Find a case by what somebody has at hand: its number, a name, an account."""

from dataclasses import dataclass

from arrears.store import sought
from arrears.store.models import Case

MOST = 20


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
