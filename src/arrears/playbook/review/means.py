"""What the case tells of her means: what is left of a month, and what must be known first."""

from dataclasses import dataclass

from arrears.domain.money.amount import Amount

from .case import Case
from .notes import Notes


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a month for this debt; None where it is not known."""

    monthly: Amount | None
    missing: tuple[str, ...]  # the fields that would tell it


def left(case: Case) -> Left:
    """
    Return income less essentials less what other lenders get each month (CALC-06).

    An income of nothing leaves nothing, whatever the rest. What other lenders get is
    taken as nothing only where none is known of.
    """
    if case.income is None:
        return Left(None, tuple(_missing(case)))
    nothing = case.income - case.income
    if no_income(case):
        return Left(nothing, ())
    if case.expense is None:
        return Left(None, tuple(_missing(case)))
    rest = case.income - case.expense - (case.creditors_monthly or nothing)
    return Left(rest if rest.is_positive else nothing, tuple(_missing(case)))


def _missing(case: Case) -> list[str]:
    told = {
        "income_monthly": case.income,
        "expense_monthly": case.expense,
        "other_creditors": case.creditors if case.creditors_monthly is None else 0,
    }
    return [name for name, value in told.items() if value is None]


def nothing_owed(case: Case) -> bool:
    """Say whether nothing is overdue, as far as the file tells."""
    return case.overdue is not None and not case.overdue.is_positive


def no_income(case: Case) -> bool:
    """Say whether nothing is known to come in."""
    return case.income is not None and not case.income.is_positive


def over_indebted(case: Case, notes: Notes) -> bool:
    """Say whether several lenders are owed more than the month can bear."""
    if "over_indebted" in notes and "many_debts" in notes:
        return True
    return bool(
        (case.creditors or 0) >= SEVERAL
        and (rest := left(case).monthly) is not None
        and not rest.is_positive
    )


SEVERAL = 3  # creditors beside ours


def little_left(case: Case) -> bool:
    """Say whether a month leaves so little that the debt would take more than a year of it."""
    rest = left(case).monthly
    if rest is None or case.income is None or case.overdue is None:
        return False
    scarce = rest.minor * SHARE <= case.income.minor
    return scarce and rest.minor * MONTHS <= case.overdue.minor


SHARE = 6  # of the income: less than a sixth
MONTHS = 15
