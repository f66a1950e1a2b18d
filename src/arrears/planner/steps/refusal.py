"""Which rule stands in the way of a call, as one column."""

from collections.abc import Collection, Iterable
from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.columns import breach
from arrears.law.engine.rule import Rule
from arrears.law.engine.verdict import Verdict
from arrears.planner.reasons import doubtful


def refusal(rules: Iterable[Rule], *, facts: Collection[str], on: date) -> nw.Expr:
    """
    Return the code of the rule that keeps the call from being made; null for none.

    The first rule that denies, else the first that needs a person: its own breach
    does, or a fact nobody knows. A breach that only warns sets nothing aside, and a
    rule whose facts are not all among the columns `facts` is not known to hold.
    """
    denied, open_questions = [], []
    for rule in rules:
        breached = _breached(rule, facts, on)
        if rule.breach is Verdict.DENY:
            denied.append(nw.when(breached).then(nw.lit(rule.key)))
        if rule.breach is Verdict.NEEDS_HUMAN:
            open_questions.append(nw.when(breached).then(nw.lit(rule.key)))
        unknown = nw.when(breached.is_null()).then(nw.lit(doubtful(rule.key)))
        open_questions.append(unknown)
    return nw.coalesce(*denied, *open_questions, nw.lit(None, dtype=nw.String))


def _breached(rule: Rule, facts: Collection[str], on: date) -> nw.Expr:
    if not rule.in_force(on) or set(rule.facts) <= set(facts):
        return breach(rule, on=on)
    return nw.lit(None, dtype=nw.Boolean)
