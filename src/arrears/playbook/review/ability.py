"""Can she pay (QST-01): her figures first, and where there are none, what was told."""

import re
from enum import StrEnum

from arrears.domain.words import Words

from .case import Case, PlanStatus
from .means import left, nothing_owed
from .notes import Notes
from .told import YUAN, number, yuan


class Ability(StrEnum):
    """Whether what is overdue can be paid."""

    YES = "yes"
    PART = "part"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def words(self) -> Words:
        """Return it as people read it."""
        return ABILITY_WORDS[self]


ABILITY_WORDS = {
    Ability.YES: Words("能还清逾期", "all that is overdue"),
    Ability.PART: Words("能还一部分", "a part"),
    Ability.NO: Words("眼下不能", "not for now"),
    Ability.UNKNOWN: Words("未知", "unknown"),
}


def ability(case: Case, notes: Notes) -> Ability:
    """
    Return whether the debtor can pay what is overdue (QST-01).

    What is left of a month is measured against it; without figures her own words and
    the statements tell. What nobody said is unknown.
    """
    if "minor" in notes:
        return Ability.NO
    if nothing_owed(case) or "all_settled" in notes or _came_in(case):
        return Ability.YES
    if (rest := left(case).monthly) is None:
        return _told(case, notes)
    covers = case.overdue is not None and rest.is_positive and rest.covers(case.overdue)
    if covers or notes.own("money_ready"):
        return Ability.YES
    return Ability.PART if rest.is_positive else Ability.NO


def _told(case: Case, notes: Notes) -> Ability:
    if case.plan is PlanStatus.KEPT:
        return Ability.PART
    if notes.own("money_ready", "can_pay"):
        return Ability.YES
    if notes.own("can_pay_part") or (case.income and case.expense):
        return Ability.PART
    lost = notes.any("job_lost") and notes.any("no_money", "pay_cut")
    return Ability.NO if lost else Ability.UNKNOWN


INFLOW = re.compile(
    r"(?:工资|奖金|年终奖|赎回|补偿款|征收|拆迁|理赔|赔偿|入账|到账|代发)[^,。;；，]{0,8}?(\d[\d,]{2,})"
)
WINDFALL = re.compile("奖金|赎回|补偿|征收|拆迁|理赔|赔偿")


def _came_in(case: Case) -> bool:
    """
    Say whether one sum that came in, by the statements, covers what is overdue.

    Wages count only where the month's figures are not known; a sum out of the ordinary always.
    """
    figures = case.income is not None and case.expense is not None
    if case.overdue is None or (figures and not WINDFALL.search(case.statements)):
        return False
    if case.overdue.currency != YUAN:
        return False
    found = map(number, INFLOW.findall(case.statements))
    return any(sum_ is not None and yuan(sum_).covers(case.overdue) for sum_ in found)
