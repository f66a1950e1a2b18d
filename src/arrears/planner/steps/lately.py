"""How often a debtor was rung and answered in the last weeks."""

from datetime import date, datetime, time, timedelta

import narwhals.stable.v2 as nw

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import RESULTS
from arrears.planner.frames import Frame
from arrears.planner.trial import WHOLE

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
    midnight = datetime.combine(on, time.min)
    since, lately = (
        midnight - timedelta(days=days) for days in (DAYS_COUNTED, DAYS_LATELY)
    )
    dialled = nw.col("result").is_in([str(result) for result in RESULTS["dial"]])
    talk = nw.col("result") == str(Result.CONVERSATION)
    ours = nw.col("initiator") == "collector"
    one, none = nw.lit(1, dtype=nw.Int64), nw.lit(0, dtype=nw.Int64)
    return (
        attempts.filter(nw.col("at").is_between(since, midnight + timedelta(days=1)))
        .filter(nw.col("channel") == str(Channel.PHONE), dialled, ours)
        .with_columns(
            talks_lately=nw.when(talk).then(one).otherwise(none),
            talks_just_now=nw.when(talk & (nw.col("at") >= lately))
            .then(one)
            .otherwise(none),
            dials_lately=one,
        )
        .group_by("person")
        .agg(nw.col("dials_lately", "talks_lately", "talks_just_now").sum())
    )
