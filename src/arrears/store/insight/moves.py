"""How far past due every case was at a month's start and at its end."""

from collections.abc import Iterable
from datetime import date, datetime

import polars as pl

from arrears.store import sql

from .days import DAY, EVER

SETTLED = "settled"


def moves(days: Iterable[date], *, known_by: datetime | None = None) -> pl.DataFrame:
    """
    Return the cases overdue when the months began that end on these days.

    A case that was recalled within the month is left out; one that was settled is
    not overdue at the end. With `known_by`, by what had been booked before.
    """
    parts = [_month(day, known_by) for day in sorted(set(days))]
    return pl.concat([pl.DataFrame(schema=dict(MOVE)), *parts])


def _month(last: date, known_by: datetime | None) -> pl.DataFrame:
    start = late(last.replace(day=1) - DAY, known_by=known_by).filter(
        pl.col("days") > 0
    )
    ended = pl.col("is_gone_as").fill_null("")
    return (
        start.select("case", from_days="days")
        .join(
            late(last, known_by=known_by).select("case", to_days="days"),
            on="case",
            how="left",
        )
        .join(sql.frame(GONE, GONE_AS, on=last.isoformat()), on="case", how="left")
        .filter(ended.is_in(["", SETTLED]))
        .select(
            "case",
            pl.lit(last).alias("on"),
            "from_days",
            pl.col("to_days").fill_null(0),
        )
    )


def late(on: date, *, known_by: datetime | None = None) -> pl.DataFrame:
    """Return the days past due of each case open on `on`; 0 where all is paid."""
    owing = pl.when(pl.col("owed_minor") > 0).then(
        (pl.lit(on) - pl.col("due_on")).dt.total_days()
    )
    return (
        sql.frame(
            OWED,
            OWING,
            on=on.isoformat(),
            known=sql.stored(known_by or EVER),
        )
        .with_columns(days=owing.fill_null(0).clip(lower_bound=0))
        .group_by("case")
        .agg(pl.col("days").max())
    )


MOVE: sql.Schema = {
    "case": pl.String,
    "on": pl.Date,
    "from_days": pl.Int64,
    "to_days": pl.Int64,
}
OWING: sql.Schema = {"case": pl.String, "due_on": pl.Date, "owed_minor": pl.Int64}
# A day before the first statement is reckoned back from it: what was paid in between
# was owed then.
OWED = """
    SELECT c.number, CAST(s.due_on AS text),
           s.principal_minor + s.interest_minor + s.fee_minor + s.penalty_minor
           + s.costs_minor
           - CAST(coalesce((SELECT sum(CASE WHEN y.paid_on > s.as_of THEN y.amount_minor
                                            ELSE -y.amount_minor END)
                            FROM {payment} y
                            WHERE y.debt_id = d.id AND y.booked_at < %(known)s
                              AND ((y.paid_on > s.as_of AND y.paid_on <= %(on)s)
                                   OR (y.paid_on > %(on)s AND y.paid_on <= s.as_of))
                           ), 0) AS bigint)
           + CAST(coalesce((SELECT sum(CASE WHEN a."on" > s.as_of THEN a.owed_minor
                                            ELSE -a.owed_minor END)
                            FROM {adjustment} a
                            WHERE a.debt_id = d.id AND a.booked_at < %(known)s
                              AND ((a."on" > s.as_of AND a."on" <= %(on)s)
                                   OR (a."on" > %(on)s AND a."on" <= s.as_of))
                           ), 0) AS bigint)
    FROM {debt} d
    JOIN {case} c ON c.id = d.case_id
    JOIN {statement} s ON s.id = (
        SELECT f.id FROM {statement} f WHERE f.debt_id = d.id
        ORDER BY CASE WHEN f.as_of <= %(on)s THEN 0 ELSE 1 END,
                 CASE WHEN f.as_of <= %(on)s THEN f.as_of END DESC, f.as_of, f.id DESC
        LIMIT 1)
    WHERE c.opened_on <= %(on)s AND (c.closed_on IS NULL OR c.closed_on > %(on)s)
      AND (d.recalled_on IS NULL OR d.recalled_on > %(on)s)
"""
GONE_AS: sql.Schema = {"case": pl.String, "is_gone_as": pl.String}
GONE = """
    SELECT c.number, CASE WHEN c.closed_as = '' THEN 'closed' ELSE c.closed_as END
    FROM {case} c WHERE c.closed_on IS NOT NULL AND c.closed_on <= %(on)s
"""
