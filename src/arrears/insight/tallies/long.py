"""From counts by group to the one long form that all tallies share."""

from collections.abc import Mapping
from datetime import date

import narwhals.stable.v2 as nw

from arrears.insight.frames import Frame

DIMS = ("on", "lender", "placement", "collector", "bucket", "currency")
COLUMNS = (*DIMS, "measure", "amount")
BUCKETS = (
    (1, "0"),
    (6, "1-5"),
    (11, "6-10"),
    (31, "11-30"),
    (61, "31-60"),
    (91, "61-90"),
)
LAST, UNKNOWN = "91+", "?"
MINUTES_PER_DAY = 24 * 60


def bucket(days: nw.Expr) -> nw.Expr:
    """Return the bucket of days past due as text; unknown where they are not known."""
    made = nw.when(days.is_null()).then(nw.lit(UNKNOWN))
    chain = nw.lit(LAST)
    for until, name in reversed(BUCKETS):
        chain = nw.when(days < until).then(nw.lit(name)).otherwise(chain)
    return made.otherwise(chain)


def days_between(since: nw.Expr, until: nw.Expr) -> nw.Expr:
    """Return whole days, null where one of them is."""
    midnight = nw.Datetime("us")  # a day less a day is a number on some engines
    gone = until.cast(midnight) - since.cast(midnight)
    return gone.dt.total_minutes() // MINUTES_PER_DAY


def truth(expr: nw.Expr) -> nw.Expr:
    """Return 1 where it surely holds, else 0."""
    return nw.when(expr).then(nw.lit(1)).otherwise(nw.lit(0))


def amount_if(expr: nw.Expr, amount: nw.Expr) -> nw.Expr:
    """Return the amount where it surely holds, else 0; an unknown amount is 0."""
    return nw.when(expr & ~amount.is_null()).then(amount).otherwise(nw.lit(0))


def placed(rows: Frame, cases: Frame, *, on: str = "on") -> Frame:
    """
    Return the rows with what groups them: lender, placement, currency, bucket.

    The bucket is that of the day, by the due day the case came in with. A row whose
    case is not known is kept, with unknown groups.
    """
    known = cases.select("case", "lender", "placement", "currency", "due_on")
    late = days_between(nw.col("due_on"), nw.col(on))
    return (
        rows.join(known, on="case", how="left")
        .with_columns(
            bucket=bucket(late),
            lender=nw.col("lender").fill_null(UNKNOWN),
            placement=nw.col("placement").fill_null(UNKNOWN),
            currency=nw.col("currency").fill_null(UNKNOWN),
        )
        .drop("due_on")
    )


def tallied(rows: Frame, counts: Mapping[str, nw.Expr]) -> Frame:
    """
    Return `counts` summed by day and group, in the long form; nothing that is 0.

    Rows    one for each group and measure: DIMS, measure, amount
    """
    given = rows.select(
        *DIMS, **{name: expr.cast(nw.Int64) for name, expr in counts.items()}
    )
    summed = given.group_by(*DIMS).agg(nw.col(name).sum() for name in counts)
    return (
        summed.unpivot(
            on=list(counts),
            index=list(DIMS),
            variable_name="measure",
            value_name="amount",
        )
        .filter(nw.col("amount") != 0)
        .select(*DIMS, "measure", nw.col("amount").cast(nw.Int64))
    )


def by_day(rows: Frame, column: str) -> Frame:
    """Return the rows with `column` as their day, without those that have none."""
    return rows.filter(~nw.col(column).is_null()).with_columns(on=nw.col(column))


def aged(age: int, *, since: str, on: date) -> nw.Expr:
    """Say whether the day `age` days after `since` is over on day `on`."""
    return days_between(nw.col(since), nw.lit(on)) > age
