"""How late, and which stage; the boundaries on both sides."""

import pytest

from arrears.domain.case.stage import Ladder, LadderOutOfOrder, cycle, days_past_due


@pytest.mark.covers("CALC-07", "DAT-52")
@pytest.mark.parametrize(
    ("today", "days", "with_due_day"),
    [
        ("Mon 2026-11-09", 0, 0),
        ("Tue 2026-11-10", 0, 1),
        ("Wed 2026-11-11", 1, 2),
        ("Thu 2026-12-10", 30, 31),
    ],
)
def test_the_due_day_counts_or_does_not(day, today, days, with_due_day):
    due = day("Tue 2026-11-10")

    assert days_past_due(due, day(today)) == days
    assert days_past_due(due, day(today), due_day_counts=True) == with_due_day


@pytest.mark.covers("DPD-01", "DPD-02", "DPD-03", "DPD-04")
@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (0, "not_overdue"),
        (1, "early"),
        (5, "early"),
        (6, "middle"),
        (10, "middle"),
        (11, "late"),
        (30, "late"),
        (31, "handed_over"),
        (400, "handed_over"),
    ],
)
def test_each_stage_begins_and_ends_on_its_day(days, stage):
    assert Ladder().stage(days) == stage


def test_a_lender_may_set_other_boundaries():
    assert Ladder(middle=4, late=8, handed_over=61).stage(60) == "late"


def test_boundaries_that_do_not_rise_are_refused_in_words():
    with pytest.raises(LadderOutOfOrder, match="must begin at 1 and rise"):
        Ladder(middle=11, late=6)


@pytest.mark.covers("DPD-05", "DAT-05")
@pytest.mark.parametrize(
    ("days", "m"), [(0, 0), (1, 1), (30, 1), (31, 2), (90, 3), (91, 4), (365, 13)]
)
def test_a_cycle_is_thirty_days(days, m):
    assert cycle(days) == m
