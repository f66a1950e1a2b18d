"""A scene put together from a type, a reason and a category: all 256 can be practised."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from arrears.domain.case.cause import CATEGORIES, PERSONAS, REASONS, by_code
from arrears.domain.dice import Dice
from arrears.domain.words import Words
from arrears.training.debtor.household import Household, in_steps

from .scene import Earlier, Receipt, Scene

JOINED = "+"  # PER-01+RSN-02+CAT-03
MANY, ILL = "RSN-05", "RSN-06"  # reasons that the household has to bear out
SHARE = 3  # a third of what is spare goes to other lenders, or to the doctor
TITLE = Words("自选组合：{called}", "Your own mix: {called}")
BRIEF = Words(
    "{type.zh}；{reason.zh}；{category.zh}。收支和付得起多少，要问出来。",
    "{type.en}; {reason.en}; {category.en}. Income, outgoings and what can be afforded are yours to find out.",
)


def mixed_names() -> Sequence[str]:
    """Return the name of every mix."""
    every = product(PERSONAS, REASONS, CATEGORIES)
    return [JOINED.join(each.code for each in three) for three in every]


def mixed(name: str, known: Mapping[str, Scene]) -> Scene | None:
    """
    Return the scene of a mix, or None where the name is none.

    The person and the debt come from a scene of that type, the household from one of that
    category, and the reason is borne out by the household. A name always gives the same.
    """
    if name not in mixed_names():
        return None
    persona, reason, category = name.split(JOINED)
    dice = Dice("mixed", name)
    person = dice.one_of([one for one in known.values() if one.persona == persona])
    means = dice.one_of([one for one in known.values() if one.category == category])
    return replace(
        person,
        name=name,
        title=TITLE.filled(called=person.called),
        brief=BRIEF.filled(
            type=by_code(persona).words,
            reason=by_code(reason).words,
            category=by_code(category).words,
        ),
        reason=reason,
        category=category,
        household=_borne_out(means.household, reason),
        earlier=Earlier(calls=person.earlier.calls),
        receipt=Receipt.NONE,
        cause=(),
    )


def _borne_out(household: Household, reason: str) -> Household:
    """Return the household as the reason has it: more lenders, or somebody ill."""
    more = in_steps(household.spare_minor // SHARE)
    if reason == MANY:
        other = household.other_debts_minor + more
        return replace(household, other_debts_minor=other)
    if reason == ILL:
        return replace(household, essentials_minor=household.essentials_minor + more)
    return household
