"""Contacts, planned calls, refusals and timed calls of some days."""

import json
from collections.abc import Iterable
from datetime import date

import polars as pl

from arrears.store import sql

from .days import desk_day, gathered

CAPS = {
    "cn.connected_calls",
    "cn.last_dial",
    "cn.many_dials",
    "cn.many_messages",
    "cn.unanswered_dials",
    "cn.visit_a_day",
    "us_reg_f.call_frequency",
}  # the rules on how often; a denial names those that denied


def contacts(days: Iterable[date]) -> pl.DataFrame:
    """Return every contact and coded event of these days of the desk."""
    return gathered(CONTACTS, CONTACT, days).select(
        "case",
        desk_day("at").alias("on"),
        "channel",
        "initiator",
        "result",
        "code",
        "collector",
        "point_kind",
        pl.lit(None, pl.Int64).alias("seconds"),
        "is_noted",
    )


def planned(days: Iterable[date]) -> pl.DataFrame:
    """Return the cases that the plans of these days call, and which were tried."""
    held = list(days)
    tried = (
        contacts(held)
        .filter(pl.col("initiator") != "debtor", pl.col("result") != "")
        .select("case", "on", is_attempted=pl.lit(value=True))
        .unique()
    )
    called = gathered(PLANNED, CALLED, held)
    return called.join(tried, on=["case", "on"], how="left").with_columns(
        pl.col("is_attempted").fill_null(value=False)
    )


def denials(days: Iterable[date]) -> pl.DataFrame:
    """Return what the guard refused on these days, as the journal has it."""
    told = gathered(DENIALS, DENIAL, days)
    rules = [set(json.loads(body).get("rules", ())) for body in told["body"]]
    return told.select(
        "case",
        desk_day("at").alias("on"),
        "collector",
        pl.Series("is_cap", [bool(each & CAPS) for each in rules], pl.Boolean),
    )


def timed(days: Iterable[date]) -> pl.DataFrame:
    """Return the calls of these days whose timer ran, with how long each spoke."""
    return gathered(TIMED, TIMED_CALL, days).select(
        "case",
        desk_day("at").alias("on"),
        "collector",
        "spoke_seconds",
        "heard_seconds",
    )


CONTACT: sql.Schema = {
    "case": pl.String,
    "at": pl.Datetime("us"),
    "channel": pl.String,
    "initiator": pl.String,
    "result": pl.String,
    "code": pl.String,
    "collector": pl.String,
    "point_kind": pl.String,
    "is_noted": pl.Boolean,
}
CONTACTS = """
    SELECT c.number, CAST(a.at AS text), a.channel, a.initiator, a.result, a.code, a.by,
           coalesce(q.kind, ''), CASE WHEN a.note = '' THEN 0 ELSE 1 END
    FROM {attempt} a
    JOIN {case} c ON c.id = a.case_id
    LEFT JOIN {point} q ON q.id = a.point_id
    WHERE a.at >= %(since)s AND a.at < %(until)s
"""
CALLED: sql.Schema = {"case": pl.String, "on": pl.Date, "collector": pl.String}
PLANNED = """
    SELECT c.number, CAST(r."on" AS text), w.seat
    FROM {workitem} w
    JOIN {planrun} r ON r.id = w.run_id
    JOIN {case} c ON c.id = w.case_id
    WHERE r."on" >= %(first)s AND r."on" <= %(last)s AND w.round <> ''
"""
DENIAL: sql.Schema = {
    "case": pl.String,
    "at": pl.Datetime("us"),
    "collector": pl.String,
    "body": pl.String,
}
DENIALS = """
    SELECT j.subject, CAST(j.at AS text), j.by, CAST(j.body AS text)
    FROM {journalentry} j
    WHERE j.kind = 'ContactDenied' AND j.at >= %(since)s AND j.at < %(until)s
"""
TIMED_CALL: sql.Schema = {
    "case": pl.String,
    "at": pl.Datetime("us"),
    "collector": pl.String,
    "spoke_seconds": pl.Int64,
    "heard_seconds": pl.Int64,
}
TIMED = """
    SELECT c.number, CAST(a.at AS text), a.by, s.spoke_seconds, s.heard_seconds
    FROM {callsheet} s
    JOIN {attempt} a ON a.id = s.attempt_id
    JOIN {case} c ON c.id = a.case_id
    WHERE a.at >= %(since)s AND a.at < %(until)s AND s.spoke_seconds + s.heard_seconds > 0
"""
