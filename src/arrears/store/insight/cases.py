"""The cases, with what was owed when they were opened and the first attempt."""

from datetime import datetime

import polars as pl

from arrears.store import sql

from .days import EVER, local


def cases(*, known_by: datetime | None = None) -> pl.DataFrame:
    """
    Return every case, closed ones too, by what the lender first stated.

    Debts of another currency than the case's first are not added up. With `known_by`
    an attempt made later is none.
    """
    opened = pl.col("opened_on").cast(pl.Datetime("us"))
    first = local("first_at").dt.replace_time_zone(None)
    return (
        sql.frame(CASES, CASE)
        .join(_owed(), on="case", how="left")
        .join(
            sql.frame(FIRST, FIRST_AT, known=sql.stored(known_by or EVER)),
            on="case",
            how="left",
        )
        .join(
            sql.frame(TALKED, TALKER, known=sql.stored(known_by or EVER)),
            on="case",
            how="left",
        )
        .select(
            "case",
            "lender",
            "placement",
            pl.col("currency").fill_null("?"),
            "opened_on",
            "due_on",
            "ends_on",
            pl.col("owed_minor").fill_null(0),
            first_minutes=(first - opened).dt.total_minutes(),
            first_talker="first_talker",
        )
    )


def _owed() -> pl.DataFrame:
    one_currency = pl.col("currency") == pl.col("currency").first()
    return (
        sql.frame(DEBTS, DEBT)
        .sort("case", "account_number")
        .group_by("case", maintain_order=True)
        .agg(
            pl.col("currency").first(),
            pl.col("owed_minor").filter(one_currency).sum(),
            pl.col("due_on").min(),
        )
    )


CASE: sql.Schema = {
    "case": pl.String,
    "lender": pl.String,
    "placement": pl.String,
    "opened_on": pl.Date,
    "ends_on": pl.Date,
}
CASES = """
    SELECT c.number, l.key, p.key, CAST(c.opened_on AS text), CAST(p.ends_on AS text)
    FROM {case} c
    JOIN {placement} p ON p.id = c.placement_id
    JOIN {lender} l ON l.id = p.lender_id
"""
DEBT: sql.Schema = {
    "case": pl.String,
    "account_number": pl.String,
    "currency": pl.String,
    "due_on": pl.Date,
    "owed_minor": pl.Int64,
}
DEBTS = """
    SELECT c.number, d.account_number, d.currency, CAST(s.due_on AS text),
           s.principal_minor + s.interest_minor + s.fee_minor + s.penalty_minor
           + s.costs_minor
    FROM {debt} d
    JOIN {case} c ON c.id = d.case_id
    JOIN {statement} s ON s.id = (SELECT min(f.id) FROM {statement} f
                                  WHERE f.debt_id = d.id)
"""
FIRST_AT: sql.Schema = {"case": pl.String, "first_at": pl.Datetime("us")}
FIRST = """
    SELECT c.number, CAST(min(a.at) AS text)
    FROM {attempt} a JOIN {case} c ON c.id = a.case_id
    WHERE a.initiator <> 'debtor' AND a.result <> '' AND a.at < %(known)s
    GROUP BY c.number
"""
TALKER: sql.Schema = {"case": pl.String, "first_talker": pl.String}
TALKED = """
    SELECT c.number, a.by
    FROM {attempt} a JOIN {case} c ON c.id = a.case_id
    WHERE a.id = (
        SELECT f.id FROM {attempt} f
        WHERE f.case_id = c.id AND f.result = 'conversation' AND f.at < %(known)s
        ORDER BY f.at, f.id LIMIT 1)
"""
