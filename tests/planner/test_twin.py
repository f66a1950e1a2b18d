"""The plan and its twin in plain SQL (benchmarks/plan_twin.sql) say the same, row for row."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize("with_hours", [False, True], ids=["all day", "with hours"])
@pytest.mark.parametrize(
    ("policy", "days_later"), [(USUAL, 0), (ANOTHER, 1)], ids=["usual", "another"]
)
def test_the_plan_is_its_twins_row_for_row(
    policy, days_later, with_hours, benchmarks, tmp_path
):
    plan_twin, plan_book = benchmarks
    size = {"cases": 6_000, "seats": 18, "attempts_each": 10}
    plan_book.write_book(tmp_path, **size, with_hours=with_hours)
    asked = {"on": plan_book.ON + timedelta(days=days_later), "policy": policy}

    ours, twin = plan_twin.ours(tmp_path, **asked), plan_twin.twin(tmp_path, **asked)

    assert ours.schema == twin.schema
    assert ours.rows() == twin.rows()
    assert {"house.named_times", "house.work_number", "no_seat_left", None} < set(
        ours["reason"]
    )


KINDS = {
    "seat": pl.String,
    "calls_per_round": pl.Int32,
    "from_minutes": pl.Int32,
    "until_minutes": pl.Int32,
    "breaks": pl.String,
}
SEATS = st.lists(
    st.fixed_dictionaries(
        {
            "calls_per_round": st.sampled_from([None, 0, 3, 10, 40]),
            "from_minutes": st.sampled_from([None, 480, 540, 870, 900]),
            "until_minutes": st.sampled_from([None, 960, 1000]),
            "breaks": st.sampled_from(
                [None, "", "15:00-15:30", "15:40–15:50，15:10 - 15:20"]
            ),
        }
    ),
    min_size=1,
    max_size=5,
)


EVERY = st.sampled_from([None, 3, 17])  # every so-manieth case, or none
WHOSE = st.fixed_dictionaries(
    {"pinned_to": EVERY, "paired_to": EVERY, "kept_by": EVERY}
)


def told_whose(cases, every, seats):
    """Return the cases, some of them somebody's; one seat of those named is not there."""
    row = pl.int_range(pl.len())
    seat = pl.format("s{}", row * 7 % (seats + 1))
    return cases.with_columns(
        pl.when(row % n == 0).then(seat).otherwise(None).alias(name)
        for name, n in every.items()
        if n
    )


@given(of=SEATS, every=WHOSE)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_seats_may_come_go_and_rest_and_cases_be_somebodys(
    benchmarks, tmp_path, of, every
):
    plan_twin, plan_book = benchmarks
    plan_book.write_book(tmp_path, cases=900, seats=1, attempts_each=5)
    seats = [each | {"seat": f"s{n}"} for n, each in enumerate(of)]
    pl.DataFrame(seats, schema=KINDS).write_parquet(tmp_path / "seats.parquet")
    cases = pl.read_parquet(tmp_path / "cases.parquet")
    told_whose(cases, every, len(of)).write_parquet(tmp_path / "cases.parquet")
    asked = {"on": plan_book.ON, "policy": USUAL}

    ours, twin = plan_twin.ours(tmp_path, **asked), plan_twin.twin(tmp_path, **asked)

    assert ours.rows() == twin.rows()
