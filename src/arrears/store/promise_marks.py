"""What the plan must know of promises besides those that run: made, claimed, kept, missed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from arrears.domain.money.promise import PromiseState

from . import narrow, sql
from .cases import DESK_ZONE
from .narrow import Debtors
from .promises import judged

DAYS_MISSED = timedelta(days=14)  # longer than any rest between two days of rounds
AT_ONCE = 500  # cases to be judged by one question
BY_THE_DAY = {PromiseState.OPEN, PromiseState.PART_KEPT, PromiseState.BROKEN}


def promise_marks(on: date, *, of: Debtors = None) -> pl.DataFrame:
    """
    Return, by case, the marks of the promise that was due last, up to day `on`.

    Columns: case; promise_made_minutes, of the debtor's day where it was made on it;
    claimed, whether a payment is looked for that she says she made; kept_today; and
    missed_on, the day that went by without the money.
    """
    since = on - DAYS_MISSED
    due = narrow.frame(DUE, DUE_ROW, of=of, on=on, since=since)
    states = _states(due.filter("paid"), on=on)
    rows = [_mark(row, states, on) for row in due.rows(named=True)]
    return pl.DataFrame(rows, schema=MARK, orient="row").unique("case", keep="last")


def _mark(
    row: Mapping[str, Any], states: Mapping[int, PromiseState], on: date
) -> dict[str, object]:
    today = row["due_on"] == on
    usual = PromiseState.OPEN if today else PromiseState.BROKEN
    state = states.get(row["promise"], usual)
    return {
        "case": row["case"],
        "promise_made_minutes": _minutes(row, on) if today else None,
        "claimed": bool(row["claimed"]),
        "kept_today": today and state is PromiseState.KEPT,
        "missed_on": None if today or state not in BY_THE_DAY else row["due_on"],
    }


def _minutes(row: Mapping[str, Any], on: date) -> int | None:
    """Return the minute of the debtor's day on which it was made; None before the day."""
    made: datetime = row["made_at"].replace(tzinfo=UTC)
    local = made.astimezone(ZoneInfo(row["zone"] or DESK_ZONE))
    return local.hour * 60 + local.minute if local.date() == on else None


def _states(paid: pl.DataFrame, *, on: date) -> dict[int, PromiseState]:
    found: dict[int, PromiseState] = {}
    for part in paid.iter_slices(AT_ONCE):
        told = judged(part["case_id"].to_list(), on=on)
        found |= {promise: each.state for promise, each in told.items()}
    return found


DUE_ROW: sql.Schema = {
    "promise": pl.Int64,
    "case_id": pl.Int64,
    "case": pl.String,
    "zone": pl.String,
    "due_on": pl.Date,
    "made_at": pl.Datetime("us"),
    "paid": pl.Boolean,
    "claimed": pl.Boolean,
}
DUE = """
    SELECT m.id, c.id, c.number, p.zone, CAST(m.due_on AS text),
           CAST(m.made_at AS text),
           CASE WHEN EXISTS (SELECT 1 FROM {debt} d
                             JOIN {payment} y ON y.debt_id = d.id
                             WHERE d.case_id = c.id) THEN 1 ELSE 0 END,
           CASE WHEN EXISTS (SELECT 1 FROM {trace} t
                             WHERE t.case_id = c.id AND t.ended_at IS NULL)
                THEN 1 ELSE 0 END
    FROM {promise} m
    JOIN {case} c ON c.id = m.case_id JOIN {person} p ON p.id = c.debtor_id
    WHERE m.superseded_at IS NULL AND m.due_on >= %(since)s AND m.due_on <= %(on)s
      AND c.closed_on IS NULL [of c.debtor_id]
    ORDER BY c.number, m.due_on
"""
MARK: sql.Schema = {
    "case": pl.String,
    "promise_made_minutes": pl.Int32,
    "claimed": pl.Boolean,
    "kept_today": pl.Boolean,
    "missed_on": pl.Date,
}
