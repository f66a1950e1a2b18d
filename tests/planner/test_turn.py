"""One debtor's round said in plain values is the one that the columns say."""

from datetime import date

import narwhals.stable.v2 as nw
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from arrears.planner.policy import Policy
from arrears.planner.steps.rounds import in_rounds
from arrears.planner.turn import Known, Turn, turn_of

ON = date(2026, 11, 24)
POLICY = Policy.default()
MINUTE = st.none() | st.integers(0, 1439)


@settings(deadline=None, max_examples=60)
@given(
    st.builds(
        Known,
        st.booleans(),
        MINUTE,
        MINUTE,
        st.booleans(),
        MINUTE,
        st.booleans(),
        MINUTE,
    )
)
def test_the_turn_of_one_is_what_the_columns_say(known):
    row = pl.LazyFrame(
        {
            "reason": [None],
            "promise_on": [ON if known.promised else None],
            "promise_at_minutes": [known.promised_at],
            "prefers_from_minutes": [known.prefers_from],
            "dials_today": [int(known.tried)],
            "rung_in_vain_minutes": [known.rung_in_vain],
            "reminded": [known.reminded],
            "follows_at_minutes": [known.follows_at],
            **{f"open_{name}": [True] for name in ("morning", "afternoon", "promised")},
        },
        schema_overrides={
            "reason": pl.String,
            "promise_on": pl.Date,
            "promise_at_minutes": pl.Int32,
            "prefers_from_minutes": pl.Int32,
            "rung_in_vain_minutes": pl.Int32,
            "follows_at_minutes": pl.Int32,
        },
    )

    told = in_rounds(nw.from_native(row), on=ON, policy=POLICY).collect()

    found = told.select("round", "slot_minutes").row(0)
    assert turn_of(known, policy=POLICY) == Turn(*found)
