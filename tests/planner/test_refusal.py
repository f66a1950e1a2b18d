"""Rules as one column: what denies, what needs a person, what only warns."""

from dataclasses import replace
from datetime import date

import narwhals.stable.v2 as nw
import pytest

from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Verdict
from arrears.planner.steps.refusal import refusal

STOPPED = next(rule for rule in rules(["house"]) if rule.name == "stopped")


def code(rule, *, stopped, known=("stopped",)):
    frame = nw.from_dict(
        {"stopped": [stopped]}, schema={"stopped": nw.Boolean()}, backend="polars"
    )
    column = refusal([rule], facts=known, on=date(2026, 11, 24))
    return frame.select(nw.all(), code=column)["code"].to_list()[0]


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
    column = refusal([], facts=(), on=date(2026, 11, 24))

    assert frame.select(nw.all(), code=column)["code"].to_list() == [None]
