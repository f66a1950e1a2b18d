"""Marks: a text for each day and family that changes where the rows behind it have."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from arrears.domain.tally import Family
from arrears.store import sql

from .breaks import MARKED
from .days import desk_day

Marks = dict[date, str]


def marks(family: Family, *, on: date) -> Marks:
    """
    Return the mark of every day that has rows, up to `on`.

    Written in SQL, one pass over a table; a payment booked late, a reversal, an
    outcome told late each change the mark of the day they belong to.
    """
    if family is Family.MOVES:
        found = _moves(on)
    elif family is Family.COHORTS:
        found = _with_tried(_joined(*DAYS[family]))
    elif family in HOURS:
        found = _by_hour(HOURS[family])
    else:
        found = _joined(*DAYS.get(family, ()))
    return {day: mark for day, mark in found.items() if day <= on}


def _by_hour(text: str) -> Marks:
    """Return marks from rows by the hour, gathered to the desk's days."""
    rows = sql.frame(text, HOURLY)
    at = (pl.col("hour") + ":00:00").str.to_datetime("%Y-%m-%d %H:%M:%S")
    days = (
        rows.with_columns(at=at)
        .with_columns(on=desk_day("at"))
        .group_by("on")
        .agg(pl.col("rows", "open").sum(), pl.col("last").max())
    )
    return {day: f"{n}/{still}/{last}" for day, n, still, last in days.rows()}


def _with_tried(marks_so_far: Marks) -> Marks:
    """Return the cohorts' marks with when their cases were first tried."""
    at = pl.col("first_at").dt.epoch("s")
    tried = sql.frame(COHORT_TRIED, TRIED).group_by("on").agg(n=pl.len(), at=at.sum())
    told = {day: f"{n}/{seconds}" for day, n, seconds in tried.rows()}
    return {
        day: f"{mark} {told.get(day, '')}"[:200] for day, mark in marks_so_far.items()
    }


def _moves(on: date) -> Marks:
    """Return the month ends from the first case on, marked by all booked until then."""
    opened = sql.rows("SELECT CAST(min(opened_on) AS text) FROM {case}")
    if not opened or opened[0][0] is None:
        return {}
    booked = [sql.rows(text) for text in (STATED, PAID, ADJUSTED)]
    found: Marks = {}
    for end in _month_ends(date.fromisoformat(opened[0][0]), on):
        month = end.isoformat()[:7]
        sums = [[row[1:] for row in rows if row[0] <= month] for rows in booked]
        found[end] = " ".join(
            f"{sum(n for n, _ in part)}/{sum(minor for _, minor in part)}"
            for part in sums
        )
    return found


def _month_ends(first: date, last: date) -> list[date]:
    ends, start = [], first.replace(day=1)
    while start <= last:
        after = (start + timedelta(days=32)).replace(day=1)
        ends.append(after - timedelta(days=1))
        start = after
    return [end for end in ends if end <= last]


def _joined(*texts: str) -> Marks:
    """Return the marks that several texts make together."""
    parts: Mapping[date, list[str]] = defaultdict(list)
    for text in texts:
        for day, *figures in sql.rows(text):
            told = "/".join("" if each is None else str(each) for each in figures)
            parts[date.fromisoformat(day)].append(told)
    return {day: " ".join(told)[:200] for day, told in parts.items()}


HOURLY: sql.Schema = {
    "hour": pl.String,
    "rows": pl.Int64,
    "open": pl.Int64,
    "last": pl.Int64,
}
CONTACTS = """
    SELECT substr(CAST(at AS text), 1, 13), count(*),
           sum(CASE WHEN result = 'reserved' THEN 1 ELSE 0 END), max(id)
    FROM {attempt} GROUP BY 1
"""
DENIALS = """
    SELECT substr(CAST(at AS text), 1, 13), count(*), 0, max(seq)
    FROM {journalentry} WHERE kind = 'ContactDenied' GROUP BY 1
"""
MONEY = """
    SELECT CAST(y.paid_on AS text), count(*), CAST(sum(y.amount_minor) AS text), max(y.id),
           count(r.id)
    FROM {payment} y LEFT JOIN {adjustment} r ON r.payment_id = y.id GROUP BY y.paid_on
"""
COHORTS = """
    SELECT CAST(c.opened_on AS text), count(DISTINCT c.id), count(d.id)
    FROM {case} c LEFT JOIN {debt} d ON d.case_id = c.id GROUP BY c.opened_on
"""
COHORT_MONEY = """
    SELECT CAST(c.opened_on AS text), count(*), CAST(sum(y.amount_minor) AS text),
           count(r.id)
    FROM {case} c
    JOIN {debt} d ON d.case_id = c.id
    JOIN {payment} y ON y.debt_id = d.id
    LEFT JOIN {adjustment} r ON r.payment_id = y.id
    GROUP BY c.opened_on
"""
TRIED: sql.Schema = {"on": pl.Date, "first_at": pl.Datetime("us")}
COHORT_TALKED = """
    SELECT CAST(c.opened_on AS text), count(*), sum(a.id)
    FROM {case} c
    JOIN {attempt} a ON a.id = (
        SELECT f.id FROM {attempt} f
        WHERE f.case_id = c.id AND f.result = 'conversation'
        ORDER BY f.at, f.id LIMIT 1)
    GROUP BY c.opened_on
"""
COHORT_TRIED = """
    SELECT CAST(c.opened_on AS text), CAST(min(a.at) AS text)
    FROM {case} c JOIN {attempt} a ON a.case_id = c.id
    WHERE a.initiator <> 'debtor' AND a.result <> ''
    GROUP BY c.id, c.opened_on
"""
PROMISES = """
    SELECT CAST(due_on AS text), count(*), count(superseded_at)
    FROM {promise} GROUP BY due_on
"""
PROMISE_MONEY = """
    SELECT CAST(m.due_on AS text), count(*), CAST(sum(y.amount_minor) AS text),
           count(r.id)
    FROM {promise} m
    JOIN {debt} d ON d.case_id = m.case_id
    JOIN {payment} y ON y.debt_id = d.id
    LEFT JOIN {adjustment} r ON r.payment_id = y.id
    GROUP BY m.due_on
"""
PROMISE_TRACES = """
    SELECT CAST(m.due_on AS text), count(t.ended_at)
    FROM {promise} m JOIN {trace} t ON t.promise_id = m.id GROUP BY m.due_on
"""
AGREEMENTS = """
    SELECT CAST(accepted_on AS text), count(*), count(ended_on), max(ended_as)
    FROM {offer} WHERE accepted_on IS NOT NULL GROUP BY accepted_on
"""
PLANNED = """SELECT CAST("on" AS text), digest FROM {planrun}"""
STATED = """
    SELECT substr(CAST(as_of AS text), 1, 7), count(*), max(id) FROM {statement} GROUP BY 1
"""
PAID = """
    SELECT substr(CAST(paid_on AS text), 1, 7), count(*),
           CAST(sum(amount_minor) AS bigint)
    FROM {payment} GROUP BY 1
"""
ADJUSTED = """
    SELECT substr(CAST("on" AS text), 1, 7), count(*), CAST(sum(owed_minor) AS bigint)
    FROM {adjustment} GROUP BY 1
"""
REVIEWED = """
    SELECT substr(CAST(a.at AS text), 1, 13), count(DISTINCT s.source), count(w.id),
           coalesce(max(w.id), 0)
    FROM {samplescore} s
    JOIN {attempt} a ON a.id = CAST(substr(s.source, 6) AS bigint)
    LEFT JOIN {wordingmark} w ON w.source = s.source
    WHERE substr(s.source, 1, 5) = 'call:'
    GROUP BY 1
"""
TIMED = """
    SELECT substr(CAST(a.at AS text), 1, 13), count(*),
           CAST(sum(CAST(s.spoke_seconds AS bigint) * 1000003 + s.heard_seconds) AS bigint),
           max(a.id)
    FROM {callsheet} s JOIN {attempt} a ON a.id = s.attempt_id
    WHERE s.spoke_seconds + s.heard_seconds > 0
    GROUP BY 1
"""
HOURS = {
    Family.CONTACTS: CONTACTS,
    Family.DENIALS: DENIALS,
    Family.REVIEWS: REVIEWED,
    Family.TIMED: TIMED,
}
DAYS = {
    Family.MONEY: (MONEY,),
    Family.COHORTS: (COHORTS, COHORT_MONEY, COHORT_TALKED),
    Family.PROMISES: (PROMISES, PROMISE_MONEY, PROMISE_TRACES),
    Family.AGREEMENTS: (AGREEMENTS,),
    Family.PLANNED: (PLANNED,),
    Family.BREAKS: (*MARKED, PROMISES, PROMISE_MONEY),
}
