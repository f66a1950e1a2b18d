"""Calendar days as columns."""

from datetime import date, datetime, time

import narwhals.stable.v2 as nw

from arrears.planner.window import MINUTES_PER_DAY


def days_from(column: str, *, until: date) -> nw.Expr:
    """Return how many days lie between the day in `column` and `until`."""
    midnight = nw.lit(datetime.combine(until, time.min))  # the zone is the column's
    gone = midnight - nw.col(column).cast(nw.Datetime("us"))
    return gone.dt.total_minutes() // MINUTES_PER_DAY


def promised_for(on: date) -> nw.Expr:
    """Return whether the open promise is for the day `on`; no promise is false."""
    return (nw.col("promise_on") == nw.lit(on)).fill_null(value=False)
