"""How late a case is, in both ways of counting the due day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from arrears.domain.case.stage import Ladder
from arrears.planner.policy import Policy
from tests.planner.book import TODAY, a_case, plan_of_one

DUE_DAY_COUNTS = replace(Policy.default(), due_day_counts=True)


def due(days_ago):
    return a_case("A-1042", due_on=TODAY - timedelta(days=days_ago))


@pytest.mark.covers("DPD-01", "DPD-02", "DPD-03", "DPD-04", "CALC-07")
@pytest.mark.parametrize(
    ("days_ago", "stage"),
    [
        (0, "not_overdue"),
        (1, "early"),
        (5, "early"),
        (6, "middle"),
        (10, "middle"),
        (11, "late"),
        (30, "late"),
        (31, "handed_over"),
    ],
)
def test_the_day_after_the_due_day_is_day_one(days_ago, stage):
    row = plan_of_one(due(days_ago))

    assert (row["days_past_due"], row["stage"]) == (days_ago, stage)


@pytest.mark.covers("DPD-01", "DPD-02", "DPD-03", "DPD-04", "CALC-07")
@pytest.mark.parametrize(
    ("days_ago", "stage"),
    [
        (-1, "not_overdue"),
        (0, "early"),
        (4, "early"),
        (5, "middle"),
        (9, "middle"),
        (10, "late"),
        (29, "late"),
        (30, "handed_over"),
    ],
)
def test_the_due_day_is_day_one_where_the_policy_says_so(days_ago, stage):
    row = plan_of_one(due(days_ago), policy=DUE_DAY_COUNTS)

    assert (row["days_past_due"], row["stage"]) == (days_ago + 1, stage)


def test_the_house_may_move_the_rungs():
    early_until_ten = replace(Policy.default(), ladder=Ladder(middle=11, late=21))

    assert plan_of_one(due(10), policy=early_until_ten)["stage"] == "early"
    assert plan_of_one(due(11), policy=early_until_ten)["stage"] == "middle"


@pytest.mark.parametrize("days_ago", [0, -1, -400])
def test_what_is_not_overdue_is_not_called(days_ago):
    row = plan_of_one(due(days_ago))

    assert (row["days_past_due"], row["reason"]) == (0, "not_overdue")


def test_without_a_due_day_nobody_is_called():
    row = plan_of_one(a_case("A-1042", due_on=None))

    assert row["days_past_due"] is None
    assert (row["stage"], row["reason"]) == ("not_overdue", "no_due_date")
