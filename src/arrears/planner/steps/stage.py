"""How late each case is, and which stage of the ladder that is (DPD-01…04, CALC-07)."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.domain.case.stage import Ladder, Stage
from arrears.planner.frames import Frame
from arrears.planner.policy import Policy

from .aside import set_aside
from .days import days_from


def staged(cases: Frame, *, on: date, policy: Policy) -> Frame:
    """
    Count the days past due and climb the ladder; set aside what is not overdue.

    Reads   due_on         oldest unpaid due day, the debtor's own calendar
    Writes  days_past_due  0 or more; null where there is no due day
            stage          a Stage; without a due day, not_overdue
            reason         "no_due_date", "not_overdue"
    Rows    one in, one out
    """
    late = days_from("due_on", until=on) + int(policy.due_day_counts)
    return (
        cases.with_columns(
            days_past_due=late.clip(lower_bound=0).cast(nw.Int32),
        )
        .with_columns(stage=stage(nw.col("days_past_due"), policy.ladder))
        .pipe(set_aside, unless=~nw.col("due_on").is_null(), reason="no_due_date")
        .pipe(set_aside, unless=nw.col("days_past_due") > 0, reason="not_overdue")
    )


def stage(days_past_due: nw.Expr, ladder: Ladder) -> nw.Expr:
    """Return the stage of each count of days, as `Ladder.stage` does for one."""
    reached = nw.lit(str(Stage.NOT_OVERDUE))
    for rung, first_day in ladder.rungs:
        climbed = (days_past_due >= first_day).fill_null(value=False)
        reached = nw.when(climbed).then(nw.lit(str(rung))).otherwise(reached)
    return reached
