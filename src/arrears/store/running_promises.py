"""The promises that are still running, for all cases at once."""

from datetime import date

import polars as pl

from . import sql
from .cases import DESK_ZONE


def running_promises(on: date) -> pl.DataFrame:
    """
    Return the promises that are neither kept, broken nor replaced on day `on`.

    The same judgement as `cases.promise_state`, on whole columns. Columns: case,
    promise_on, reminder_agreed, promise_at_minutes.
    """
    promises = _with_local_day(sql.frame(PROMISES, PROMISE, on=on))
    in_time = pl.col("paid_on").is_between("made_on", "promise_on")
    received = (
        sql.frame(PAID, PAYMENT, on=on)
        .join(promises, on="case")
        .filter(in_time)
        .group_by("case")
        .agg(received=pl.col("paid_minor").sum())
    )
    hour, minute = (pl.col("due_at").str.slice(at, 2).cast(pl.Int32) for at in (0, 3))
    return (
        promises.join(received, on="case", how="left")
        .filter(pl.col("received").fill_null(0) < pl.col("amount_minor"))
        .select(
            "case",
            "promise_on",
            "reminder_agreed",
            promise_at_minutes=hour * 60 + minute,
        )
    )


def _with_local_day(promises: pl.DataFrame) -> pl.DataFrame:
    """Add the debtor's own day on which each promise was made, zone by zone."""
    made_at = pl.col("made_at").dt.replace_time_zone("UTC")
    parts = [
        part.with_columns(
            made_on=made_at.dt.convert_time_zone(str(zone) or DESK_ZONE).dt.date()
        )
        for (zone,), part in promises.group_by("promise_zone", maintain_order=True)
    ]
    empty = promises.clear().with_columns(made_on=pl.lit(None, pl.Date))
    return pl.concat([empty, *parts])


PROMISE: sql.Schema = {
    "case": pl.String,
    "promise_zone": pl.String,
    "made_at": pl.Datetime("us"),
    "promise_on": pl.Date,
    "due_at": pl.String,
    "amount_minor": pl.Int64,
    "reminder_agreed": pl.Boolean,
}
PROMISES = """
    SELECT c.number, p.zone, CAST(m.made_at AS text), CAST(m.due_on AS text),
           CAST(m.due_at AS text), m.amount_minor, CAST(m.reminder_agreed AS integer)
    FROM {promise} m JOIN {case} c ON c.id = m.case_id
    JOIN {person} p ON p.id = c.debtor_id
    WHERE m.superseded_at IS NULL AND m.due_on >= %(on)s AND c.closed_on IS NULL
"""
PAYMENT: sql.Schema = {"case": pl.String, "paid_on": pl.Date, "paid_minor": pl.Int64}
PAID = """
    SELECT c.number, CAST(y.paid_on AS text), y.amount_minor
    FROM {promise} m JOIN {case} c ON c.id = m.case_id
    JOIN {debt} d ON d.case_id = c.id JOIN {payment} y ON y.debt_id = d.id
    WHERE m.superseded_at IS NULL AND m.due_on >= %(on)s AND c.closed_on IS NULL
"""
