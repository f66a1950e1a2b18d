"""Calendar days as columns."""

from datetime import date

import narwhals.stable.v2 as nw


def days_from(column: str, *, until: date) -> nw.Expr:
    """Return how many days lie between the day in `column` and `until`."""
    return until.toordinal() - _ordinal(nw.col(column))


def promised_for(on: date) -> nw.Expr:
    """Return whether the open promise is for the day `on`; no promise is false."""
    return (nw.col("promise_on") == nw.lit(on)).fill_null(value=False)


def _ordinal(day: nw.Expr) -> nw.Expr:
    """Return `date.toordinal` of each day; Spark has no difference in minutes."""
    before = day.dt.year().cast(nw.Int64) - 1
    leap_days = before // 4 - before // 100 + before // 400
    return before * 365 + leap_days + day.dt.ordinal_day().cast(nw.Int64)
