"""From counts by group to the one long form that all tallies share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import narwhals.stable.v2 as nw

from arrears.insight.frames import Frame

DIMS = ("on", "lender", "placement", "collector", "bucket", "currency")
PLACE = ("lender", "placement", "currency")
KEYS = ("on", "collector", "place", "rung")  # what rows are grouped by: few and short
BUCKETS = ("0", "1-5", "6-10", "11-30", "31-60", "61-90", "91+")
EDGES = (1, 6, 11, 31, 61, 91)  # first day of each bucket but the first
UNKNOWN = "?"
MINUTES_PER_DAY = 24 * 60


def rung(days: nw.Expr) -> nw.Expr:
    """Return how many edges of buckets these days have passed; −1 where not known."""
    chain = nw.lit(len(EDGES))
    for passed, edge in reversed(list(enumerate(EDGES))):
        chain = nw.when(days < edge).then(nw.lit(passed)).otherwise(chain)
    return nw.when(days.is_null()).then(nw.lit(-1)).otherwise(chain)


def days_between(since: nw.Expr, until: nw.Expr) -> nw.Expr:
    """Return whole days, null where one of them is."""
    return _day_number(until) - _day_number(since)


def _days_late(rows: Frame, on: str) -> nw.Expr:
    """Return the days past due; by minutes where the engine has them, ten times as fast."""
    due, day = nw.col("due_on"), nw.col(on)
    if rows.implementation.is_spark_like():
        return days_between(due, day)
    midnight = nw.Datetime("us")
    gone = day.cast(midnight) - due.cast(midnight)
    return gone.dt.total_minutes() // MINUTES_PER_DAY


def _day_number(day: nw.Expr) -> nw.Expr:
    """Return the days since the year 1, of parts that every engine knows."""
    before = day.dt.year().cast(nw.Int64) - 1
    leap_days = before // 4 - before // 100 + before // 400
    return before * 365 + leap_days + day.dt.ordinal_day().cast(nw.Int64)


def truth(expr: nw.Expr) -> nw.Expr:
    """Return 1 where it surely holds, else 0."""
    return nw.when(expr).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int8)


def amount_if(expr: nw.Expr, amount: nw.Expr) -> nw.Expr:
    """Return the amount where it surely holds, else 0; an unknown amount is 0."""
    return nw.when(expr).then(amount.fill_null(0)).otherwise(nw.lit(0))


@dataclass(frozen=True, slots=True)
class Placed:
    """Rows that know their place, and what the places are."""

    rows: Frame
    places: Frame


def placed(rows: Frame, cases: Frame, *, on: str = "on") -> Placed:
    """
    Return the rows with what groups them: the place, and the rung of days past due.

    The place is lender, placement and currency in one; the rung is that of the day,
    by the due day the case came in with. A row whose case is not known is kept.
    """
    known = cases.select(
        "case", "due_on", place=nw.concat_str(list(PLACE), separator="\x1f")
    )
    late = _days_late(rows, on)
    joined = rows.join(known, on="case", how="left").with_columns(
        rung=rung(late), place=nw.col("place").fill_null(UNKNOWN)
    )
    places = cases.select(
        *PLACE, place=nw.concat_str(list(PLACE), separator="\x1f")
    ).unique()
    return Placed(joined.drop("due_on"), places)


def tallied(found: Placed, counts: Mapping[str, nw.Expr]) -> Frame:
    """
    Return `counts` summed by day and group, in the long form; nothing that is 0.

    Rows    one for each group and measure: DIMS, measure, amount
    """
    given = found.rows.select(*KEYS, **counts)
    summed = given.group_by(*KEYS).agg(nw.col(name).sum() for name in counts)
    whole = (nw.col(name).cast(nw.Int64) for name in counts)
    return (
        summed.with_columns(*whole)
        .unpivot(
            on=list(counts),
            index=list(KEYS),
            variable_name="measure",
            value_name="amount",
        )
        .filter(nw.col("amount") != 0)
        .join(found.places, on="place", how="left")
        .with_columns(*(nw.col(name).fill_null(UNKNOWN) for name in PLACE))
        .select(
            *(named_bucket() if name == "bucket" else nw.col(name) for name in DIMS),
            "measure",
            "amount",
        )
    )


def named_bucket() -> nw.Expr:
    """Return the bucket of a rung, by its name."""
    chain = nw.lit(UNKNOWN)
    for at, name in enumerate(BUCKETS):
        chain = nw.when(nw.col("rung") == at).then(nw.lit(name)).otherwise(chain)
    return chain.alias("bucket")


def by_day(rows: Frame, column: str) -> Frame:
    """Return the rows with `column` as their day, without those that have none."""
    return rows.filter(~nw.col(column).is_null()).with_columns(on=nw.col(column))


def aged(age: int, *, since: str, on: date) -> nw.Expr:
    """Say whether the day `age` days after `since` is over on day `on`."""
    return days_between(nw.col(since), nw.lit(on)) > age
