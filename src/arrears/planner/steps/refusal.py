"""
Which rule stands in the way of a call, as one column.

While numbers are compared it is the place of the rule's answer among `answers`: a text a
rule in every row costs ninety times as much.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.partly import answered
from arrears.law.engine.rule import Rule
from arrears.law.engine.verdict import Verdict
from arrears.planner.frames import Frame, frame_like
from arrears.planner.reasons import doubtful

REFUSED_BY, REFUSAL = "refused_by", "refusal"
NOTHING: Mapping[str, object] = {}


def answers(rules: Iterable[Rule]) -> list[str]:
    """Return what each rule may answer: its key, and its key with a "?" for not known."""
    return [answer for rule in rules for answer in (rule.key, doubtful(rule.key))]


def refusal(
    rules: Iterable[Rule],
    *,
    among: Sequence[str],
    facts: Collection[str],
    on: date,
    settled: Mapping[str, object] = NOTHING,
) -> nw.Expr:
    """
    Return the place `among` all answers of the one that forbids the call; null for none.

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
            denied.append(_placed(breached, rule.key, among))
        if rule.breach is Verdict.NEEDS_HUMAN:
            open_questions.append(_placed(breached, rule.key, among))
        unknown = _placed(breached.is_null(), doubtful(rule.key), among)
        open_questions.append(unknown)
    return nw.coalesce(*denied, *open_questions, nw.lit(None, dtype=nw.Int16))


def with_answer(frame: Frame, *, among: Sequence[str]) -> Frame:
    """
    Say which answer stands at the place.

    Reads   refused_by   a place `among` the answers, or null
    Writes  refusal      the rule's key, with a "?" for not known; null where none refuses
    Rows    one in, one out
    """
    columns = {REFUSED_BY: list(range(len(among))), REFUSAL: list(among)}
    kinds = {REFUSED_BY: nw.Int16(), REFUSAL: nw.String()}
    told = frame_like(frame, columns, kinds)
    return frame.join(told, on=REFUSED_BY, how="left").drop(REFUSED_BY)


def _placed(test: nw.Expr, answer: str, among: Sequence[str]) -> nw.Expr:
    return nw.when(test).then(nw.lit(among.index(answer), dtype=nw.Int16))


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
