"""Which rule stands in the way of a call, as one column."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.partly import answered
from arrears.law.engine.rule import Rule
from arrears.law.engine.verdict import Verdict
from arrears.planner.reasons import doubtful

NOTHING: Mapping[str, object] = {}


def refusal(
    rules: Iterable[Rule],
    *,
    facts: Collection[str],
    on: date,
    settled: Mapping[str, object] = NOTHING,
) -> nw.Expr:
    """
    Return the code of the rule that keeps the call from being made; null for none.

    The first rule that denies, else the first that needs a person: its own breach
    does, or a fact nobody knows. A breach that only warns sets nothing aside, and a
    rule whose facts are not all among the columns `facts` is not known to hold. Facts
    that are `settled` are the same in every row: a rule they decide costs no column.
    """
    denied, open_questions = [], []
    for rule in rules:
        breached = _breached(rule, facts, on, settled)
        if breached is None:
            continue
        if rule.breach is Verdict.DENY:
            denied.append(nw.when(breached).then(nw.lit(rule.key)))
        if rule.breach is Verdict.NEEDS_HUMAN:
            open_questions.append(nw.when(breached).then(nw.lit(rule.key)))
        unknown = nw.when(breached.is_null()).then(nw.lit(doubtful(rule.key)))
        open_questions.append(unknown)
    return nw.coalesce(*denied, *open_questions, nw.lit(None, dtype=nw.String))


def _breached(
    rule: Rule, facts: Collection[str], on: date, settled: Mapping[str, object]
) -> nw.Expr | None:
    """Return the rule as a column; None where no row can breach it."""
    if rule.in_force(on) and not set(rule.facts) <= set(facts):
        return nw.lit(None, dtype=nw.Boolean)
    found = answered(rule, on=on, settled=settled)
    if isinstance(found, nw.Expr):
        return found
    if found.known is False:
        return None
    return nw.lit(found.known, dtype=nw.Boolean)
