"""The plan and its twin in plain SQL (benchmarks/plan_twin.sql) say the same, row for row."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from arrears.planner.policy import Policy
from arrears.planner.window import Window

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
USUAL = Policy.default()
ANOTHER = replace(
    USUAL,
    due_day_counts=True,
    morning=Window(8 * 60, 9 * 60),
    minutes_per_call=7,
    large_from_minor={"else": 2_000_000},
)


@pytest.fixture
def benchmarks(monkeypatch):
    """Return the scripts of the twin and of its invented book."""
    pytest.importorskip("duckdb")
    monkeypatch.syspath_prepend(BENCHMARKS)
    import plan_book
    import plan_twin

    yield plan_twin, plan_book
    for name in ("plan_twin", "plan_book"):
        sys.modules.pop(name)


@pytest.mark.parametrize(
    ("policy", "days_later"), [(USUAL, 0), (ANOTHER, 1)], ids=["usual", "another"]
)
def test_the_plan_is_its_twins_row_for_row(policy, days_later, benchmarks, tmp_path):
    plan_twin, plan_book = benchmarks
    plan_book.write_book(tmp_path, cases=6_000, seats=18, attempts_each=10)
    asked = {"on": plan_book.ON + timedelta(days=days_later), "policy": policy}

    ours, twin = plan_twin.ours(tmp_path, **asked), plan_twin.twin(tmp_path, **asked)

    assert ours.schema == twin.schema
    assert ours.rows() == twin.rows()
    assert {"house.named_times", "house.work_number", "no_seat_left", None} < set(
        ours["reason"]
    )
