"""Find a case by what somebody has at hand: its number, a name, an account."""

from dataclasses import dataclass

from django.db.models import Q

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
    """Return up to twenty cases whose number, debtor's name or account begins so."""
    wanted = text.strip()
    if not wanted:
        return ()
    fits = (
        Q(number__istartswith=wanted)
        | Q(debtor__name__startswith=wanted)
        | Q(debtor__number=wanted)
        | Q(debts__account_number=wanted)
    )
    rows = Case.objects.filter(fits).select_related("debtor", "placement__lender")
    return tuple(
        Found(
            number=case.number,
            name=case.debtor.name,
            lender=case.placement.lender.name,
            closed=case.closed_on is not None,
        )
        for case in rows.distinct().order_by("number")[:MOST]
    )
