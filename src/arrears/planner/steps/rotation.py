"""When a debtor was last rung in vain, so that the next call comes at another time."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.columns import day_bounds
from arrears.law.engine.counter import Counter
from arrears.planner.frames import Frame, frame_like
from arrears.planner.window import MINUTES_PER_DAY

from .dials import TALKED

TODAY = Counter("today", "dial", "person", days=1)
LAST = "rung_in_vain_minutes"
DIALLED = "dialled_minutes"


def last_rung_in_vain(cases: Frame, *, dials: Frame, on: date) -> Frame:
    """
    Add at what minute of the debtor's day our last call rang in vain, and what is near it.

    Null where the last call was answered, or where there was none among the dials. After a change of the clocks it may be an hour off.

    Reads   person, zone; of the dials: person, at, result
    Writes  rung_in_vain_minutes   0 to 1439
            dialled_minutes   the same of our last call of today, answered or not
            rung_lately       whether there was a call
    Rows    one in, one out
    """
    bounds = day_bounds(on, wanted=(TODAY,))
    kinds = {name: nw.Datetime("us") for name in bounds} | {"zone": nw.String()}
    days = frame_like(dials, bounds, kinds).select(
        "zone", "day_end", begins=TODAY.window
    )
    heard = (nw.col("talk") > nw.col("in_vain")).fill_null(value=False)
    in_vain = nw.when(~heard).then(minute_of_the_day("in_vain"))
    today = (nw.col("last") >= nw.col("begins")) & (nw.col("last") < nw.col("day_end"))
    return (
        cases.join(last_calls(dials), on="person", how="left")
        .join(days, on="zone", how="left")
        .with_columns(last=nw.max_horizontal("in_vain", "talk"))
        .with_columns(
            in_vain.cast(nw.Int32).alias(LAST),
            nw.when(today)
            .then(minute_of_the_day("last"))
            .cast(nw.Int32)
            .alias(DIALLED),
            rung_lately=~nw.col("last").is_null(),
        )
        .drop("in_vain", "talk", "begins", "day_end", "last")
    )


def last_calls(dials: Frame) -> Frame:
    """Return, by person, the last call in vain and the last talk."""
    return (
        dials.with_columns(
            in_vain=nw.when(~TALKED).then(nw.col("at")),
            talk=nw.when(TALKED).then(nw.col("at")),
        )
        .group_by("person")
        .agg(nw.col("in_vain").max(), nw.col("talk").max())
    )


def minute_of_the_day(column: str) -> nw.Expr:
    """
    Return the minute of the debtor's day.

    Reads   begins   when the debtor's day begins
    """
    since = _minute(column) - _minute("begins") + MINUTES_PER_DAY
    return since % MINUTES_PER_DAY


def _minute(column: str) -> nw.Expr:
    """Return the minute of the UTC day."""
    at = nw.col(column).dt
    return at.hour().cast(nw.Int32) * 60 + at.minute().cast(nw.Int32)
