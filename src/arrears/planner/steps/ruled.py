"""Which standing rule fits each case first."""

from collections.abc import Iterator, Sequence
from datetime import date

import narwhals.stable.v2 as nw

from arrears.domain.case.standing_rules import RuleList, StandingRule, When
from arrears.planner.frames import Frame
from arrears.planner.policy import Policy

from .stage import staged

ASKED = {
    "lenders": "lender",
    "products": "product",
    "stages": "stage",
    "currencies": "currency",
    "zones": "zone",
    "languages": "language",
}


def ruled(
    cases: Frame, *, lists: Sequence[RuleList], on: date, policy: Policy
) -> Frame:
    """
    Find for each case, in each list, the first rule that fits.

    Reads   lender, product, currency, zone, language, due_on, owed_minor
    Writes  days_past_due, stage   as the plan has them
            rule_0, rule_1, …      by list: the place of the rule in it; null for none
    Rows    one in, one out
    """
    told = cases.with_columns(reason=nw.lit(None, dtype=nw.String))
    late = told.pipe(staged, on=on, policy=policy).drop("reason")
    found = {f"rule_{n}": _first(each.rules) for n, each in enumerate(lists)}
    return late.with_columns(**found)


def _first(rules: Sequence[StandingRule]) -> nw.Expr:
    found = [
        nw.when(_fits(rule.when)).then(nw.lit(n, dtype=nw.Int32))
        for n, rule in enumerate(rules)
    ]
    return nw.coalesce(*found, nw.lit(None, dtype=nw.Int32))


def _fits(when: When) -> nw.Expr:
    """Return whether a case has all that is asked; what nobody knows it has not."""
    met = nw.lit(value=True)
    for asked in _asked(when):
        met = met & asked.fill_null(value=False)
    return met


def _asked(when: When) -> Iterator[nw.Expr]:
    for name, column in ASKED.items():
        if told := getattr(when, name):
            yield nw.col(column).is_in(list(told))
    days, owed = nw.col("days_past_due"), nw.col("owed_minor")
    if when.days_from is not None:
        yield days >= when.days_from
    if when.days_until is not None:
        yield days <= when.days_until
    if when.owed_from_minor is not None:
        yield owed >= when.owed_from_minor
    if when.owed_until_minor is not None:
        yield owed <= when.owed_until_minor
