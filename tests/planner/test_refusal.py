"""Rules as one column: what denies, what needs a person, what only warns."""

from dataclasses import replace
from datetime import date

import narwhals.stable.v2 as nw
import pytest

from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Verdict
from arrears.planner.steps.refusal import answers, refusal, with_answer

STOPPED = next(rule for rule in rules(["house"]) if rule.name == "stopped")


def code(rule, *, stopped, known=("stopped",)):
    frame = nw.from_dict(
        {"stopped": [stopped]}, schema={"stopped": nw.Boolean()}, backend="polars"
    )
    return told(frame, [rule], known)[0]


def told(frame, asked, known=()):
    among = answers(asked)
    column = refusal(asked, among=among, facts=known, on=date(2026, 11, 24))
    found = frame.lazy().with_columns(refused_by=column)
    return found.pipe(with_answer, among=among).collect()["refusal"].to_list()


@pytest.mark.parametrize(
    ("breach", "stopped", "said"),
    [
        (Verdict.DENY, True, "house.stopped"),
        (Verdict.DENY, None, "house.stopped?"),
        (Verdict.DENY, False, None),
        (Verdict.NEEDS_HUMAN, True, "house.stopped"),
        (Verdict.NEEDS_HUMAN, None, "house.stopped?"),
        (Verdict.NEEDS_HUMAN, False, None),
        (Verdict.WARN, True, None),
        (Verdict.WARN, None, "house.stopped?"),
        (Verdict.WARN, False, None),
    ],
)
def test_a_warning_sets_nothing_aside_and_the_unknown_always_does(
    breach, stopped, said
):
    assert code(replace(STOPPED, breach=breach), stopped=stopped) == said


def test_a_fact_that_no_frame_has_is_not_known():
    assert code(STOPPED, stopped=False, known=()) == "house.stopped?"


def test_without_rules_nothing_is_refused():
    frame = nw.from_dict({"case": ["A-1042"]}, backend="polars")

    assert told(frame, []) == [None]


def test_each_answer_is_told_by_the_rule_it_comes_from():
    three = [replace(STOPPED, name=name) for name in ("first", "second", "third")]
    frame = nw.from_dict({"stopped": [True]}, backend="polars")

    for n in range(len(three)):
        asked = [replace(rule, breach=Verdict.WARN) for rule in three]
        asked[n] = three[n]
        assert told(frame, asked, ("stopped",)) == [three[n].key]
