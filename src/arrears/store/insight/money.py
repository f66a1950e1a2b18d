"""Money of some days, each sum put down to who last talked with the debtor."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import polars as pl

from arrears.store import sql

from .days import Stretch, desk_day, gathered, span_of, utc

TALK_DAYS = 30  # how far back a conversation may lie for a payment to be put down to it


def money(days: Iterable[date], *, known_by: datetime | None = None) -> pl.DataFrame:
    """
    Return the payments of these days, and what was taken back of them below zero.

    With `known_by`, by what had been booked before that moment.
    """
    return _put_down(_both(gathered(PAYMENTS, PAYMENT, days), known_by))


def all_money(*, known_by: datetime | None = None) -> pl.DataFrame:
    """Return all money there ever was, put down to nobody."""
    rows = sql.frame(PAYMENTS, PAYMENT, first="1900-01-01", last="9999-12-31")
    return _both(rows, known_by).with_columns(collector=pl.lit(""))


def _both(rows: pl.DataFrame, known_by: datetime | None) -> pl.DataFrame:
    """Return what came and, below zero, what was taken back, as known by then."""
    back = rows.filter(~pl.col("reversed_at").is_null())
    if known_by is not None:
        known = utc(known_by)
        rows = rows.filter(pl.col("booked_at") < known)
        back = back.filter(pl.col("reversed_at") < known)
    taken = back.with_columns(minor=-pl.col("minor"))
    return pl.concat([rows, taken]).select("case", "on", "minor")


def _put_down(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the collector of the last conversation of 30 days."""
    span = span_of(rows["on"])
    if span is None:
        return rows.with_columns(collector=pl.lit("", pl.String))
    reach = Stretch(span.first - timedelta(days=TALK_DAYS), span.last)
    talks = (
        sql.frame(TALKS, TALK, since=reach.since, until=reach.until)
        .with_columns(on=desk_day("at"))
        .sort("on", "at")
        .unique(["case", "on"], keep="last", maintain_order=True)
        .select("case", "on", "collector")
    )
    return (
        rows.sort("on", "case", "minor")
        .join_asof(
            talks.sort("on"),
            on="on",
            by="case",
            strategy="backward",
            tolerance=f"{TALK_DAYS}d",
            check_sortedness=False,
        )
        .with_columns(pl.col("collector").fill_null(""))
    )


PAYMENT: sql.Schema = {
    "case": pl.String,
    "on": pl.Date,
    "minor": pl.Int64,
    "booked_at": pl.Datetime("us"),
    "reversed_at": pl.Datetime("us"),
}
PAYMENTS = """
    SELECT c.number, CAST(y.paid_on AS text), y.amount_minor, CAST(y.booked_at AS text),
           CAST(r.booked_at AS text)
    FROM {payment} y
    JOIN {debt} d ON d.id = y.debt_id
    JOIN {case} c ON c.id = d.case_id
    LEFT JOIN {adjustment} r ON r.payment_id = y.id
    WHERE y.paid_on >= %(first)s AND y.paid_on <= %(last)s
"""
TALK: sql.Schema = {"case": pl.String, "at": pl.Datetime("us"), "collector": pl.String}
TALKS = """
    SELECT c.number, CAST(a.at AS text), a.by
    FROM {attempt} a JOIN {case} c ON c.id = a.case_id
    WHERE a.at >= %(since)s AND a.at < %(until)s AND a.result = 'conversation'
"""
