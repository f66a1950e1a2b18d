"""How often a debtor was rung and answered in the last weeks."""

from datetime import date, datetime, time, timedelta

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame
from arrears.planner.trial import WHOLE

from .dials import TALKED, dialled

DAYS_COUNTED, DAYS_LATELY = 35, 14
# Who was never rung is as likely to answer as people are; so much the guess weighs.
USUAL_REACH, DIALS_OF_A_GUESS = 1_400, 5


def with_reach(cases: Frame, *, attempts: Frame, on: date) -> Frame:
    """
    Add what the dials of the last 35 days before `on` say of reaching the debtor.

    Reads   person; of the attempts: person, at, result, initiator, channel
    Writes  dials_lately, talks_lately   counts of ours; 0 where there was none
            answered_lately              whether we talked within 14 days
            reach_per_10000              talks of dials, shrunk toward the usual
    Rows    one in, one out
    """
    counted = _counted(attempts, on)
    guess = USUAL_REACH * DIALS_OF_A_GUESS
    dials = nw.col("dials_lately") + DIALS_OF_A_GUESS
    return (
        cases.join(counted, on="person", how="left")
        .with_columns(
            nw.col("dials_lately", "talks_lately", "talks_just_now").fill_null(0)
        )
        .with_columns(
            reach_per_10000=(nw.col("talks_lately") * WHOLE + guess) // dials,
            answered_lately=nw.col("talks_just_now") > 0,
        )
        .drop("talks_just_now")
    )


def _counted(attempts: Frame, on: date) -> Frame:
    lately = datetime.combine(on, time.min) - timedelta(days=DAYS_LATELY)
    one, none = nw.lit(1, dtype=nw.Int64), nw.lit(0, dtype=nw.Int64)
    return (
        dialled(attempts, on, days=DAYS_COUNTED)
        .with_columns(
            talks_lately=nw.when(TALKED).then(one).otherwise(none),
            talks_just_now=nw.when(TALKED & (nw.col("at") >= lately))
            .then(one)
            .otherwise(none),
            dials_lately=one,
        )
        .group_by("person")
        .agg(nw.col("dials_lately", "talks_lately", "talks_just_now").sum())
    )
