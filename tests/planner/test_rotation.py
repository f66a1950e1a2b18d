"""Never the same time of the day twice in a row: CAD-11, day after day."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrears.planner.policy import Policy
from tests.planner.book import TODAY, a_case, a_record, an_attempt, planned

HOUSE = Policy.default()
LATE = replace(
    HOUSE, evening=replace(HOUSE.evening, seats=("carla", "li"), least_stage_dials=1)
)
PEOPLE = range(6)
DAYS = 5
OUTCOMES = st.lists(
    st.lists(
        st.sampled_from(["no_answer", "busy", "no_answer", "conversation"]),
        min_size=len(PEOPLE),
        max_size=len(PEOPLE),
    ),
    min_size=DAYS,
    max_size=DAYS,
)
BEFORE = [
    an_attempt(f"debtor of A-{n}", f"2026-11-{10 + n + k} 19:30", result="conversation")
    for n in PEOPLE
    for k in range(n)
]


def called(row, on, result):
    local = datetime.combine(
        on, time(*divmod(row["slot_minutes"], 60)), ZoneInfo("Asia/Shanghai")
    )
    return {
        "person": row["person"],
        "point": row["point"],
        "at": local.astimezone(UTC).replace(tzinfo=None),
        "result": result,
        "initiator": "collector",
        "channel": "phone",
    }


@pytest.mark.covers("CAD-11")
@settings(max_examples=12, deadline=None)
@given(outcomes=OUTCOMES, places=st.integers(1, 4), late=st.booleans())
def test_after_a_call_in_vain_the_next_comes_in_another_round(outcomes, places, late):
    policy, attempts, last = (LATE if late else HOUSE), list(BEFORE), {}
    seats = [{"seat": name, "calls_per_round": places} for name in ("carla", "li")]
    cases = [a_case(f"A-{n}", owed_minor=1_000 * (n + 1)) for n in PEOPLE]
    for n, results in enumerate(outcomes):
        on = TODAY + timedelta(days=n)
        plan = planned(*cases, on=on, policy=policy, attempts=attempts, seats=seats)
        for row, result in zip(plan.values(), results, strict=True):
            if row["reason"] is not None:
                continue
            assert row["round"] != last.get(row["case"]), (on, row)
            last[row["case"]] = None if result == "conversation" else row["round"]
            attempts.append(called(row, on, result))


def test_where_no_other_time_is_open_the_same_one_is_better_than_none():
    tried = an_attempt("debtor of A-1", "2026-11-23 15:00")
    mornings = a_record(
        "debtor of A-1", "inconvenient_time", from_minutes=0, until_minutes=720
    )

    row = planned(a_case("A-1"), attempts=[tried], records=[mornings])["A-1"]

    assert row["round"] == "afternoon"
