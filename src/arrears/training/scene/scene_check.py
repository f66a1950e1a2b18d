"""Whether a scene file holds: every field of the right kind, named with file and line."""

from functools import cache

import yaml

from arrears.domain.case.cause import CATEGORIES, PERSONAS, REASONS
from arrears.domain.words import Words
from arrears.training.debtor.household import Payer
from arrears.training.form import (
    Field,
    FormFault,
    a_day,
    a_list,
    a_number,
    a_text,
    a_truth,
    form_faults,
    group,
    line_of,
    one_of,
)

from .scene import Receipt, SceneRow

MOST_YUAN = 10_000_000
OVER = Words(
    "逾期金额 {overdue} 大于欠款 {owed}",
    "the overdue sum {overdue} is more than the debt {owed}",
)


def scene_faults(file: str, text: str) -> tuple[FormFault, ...]:
    """Return what is wrong with a scene file, with file, line and place; nothing is well."""
    found = form_faults(file, text, _scene())
    return found or _together(file, text)


def _together(file: str, text: str) -> tuple[FormFault, ...]:
    row: SceneRow = yaml.safe_load(text)
    owed, overdue = row["debt"]["owed"], row["debt"]["overdue"]
    if overdue <= owed:
        return ()
    why = OVER.filled(overdue=overdue, owed=owed)
    return (FormFault(file, line_of(text, "debt"), "debt.overdue", why),)


@cache
def _scene() -> Field:
    """Return the form of a scene."""
    text, yuan = Field(a_text), Field(a_number(0, MOST_YUAN))
    both = group({"zh": text, "en": text})
    return group(
        {
            "title": both,
            "brief": both,
            "persona": Field(one_of(*(each.code for each in PERSONAS))),
            "reason": Field(one_of(*(each.code for each in REASONS))),
            "category": Field(one_of(*(each.code for each in CATEGORIES))),
            "today": Field(a_day),
            "person": group({"surname": text, "called": text, "tail": text}),
            "debt": _debt(text),
            "means": _means(text, yuan),
            "earlier": _earlier(),
            "receipt": Field(one_of(*Receipt), needed=False),
            "cause": Field(a_list, needed=False, each=text),
        }
    )


def _debt(text: Field) -> Field:
    owed, days = Field(a_number(1, MOST_YUAN)), Field(a_number(1, 5000))
    sums = {"owed": owed, "overdue": owed, "days": days}
    return group({"lender": text, "product": text, **sums})


def _means(text: Field, yuan: Field) -> Field:
    pay = group(
        {
            "name": text,
            "day": Field(a_number(1, 31)),
            "amount": yuan,
            "starts_in": Field(a_number(0, 365), needed=False),
        }
    )
    return group(
        {
            "cash": yuan,
            "savings": Field(a_number(0, MOST_YUAN), needed=False),
            "essentials": yuan,
            "other_debts": yuan,
            "payer": Field(one_of(*Payer), needed=False),
            "incomes": Field(a_list, each=pay),
        }
    )


def _earlier() -> Field:
    few = Field(a_number(0, 100), needed=False)
    told = Field(a_truth, needed=False)
    return group({"calls": few, "broken": few, "disclosed": told}, needed=False)
