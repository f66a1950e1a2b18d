"""The promises that are still running, for all cases at once."""

from datetime import date

import polars as pl

from . import narrow, sql
from .narrow import Debtors
from .promises import judged

AT_ONCE = 500  # cases to be judged by one question


def running_promises(on: date, *, of: Debtors = None) -> pl.DataFrame:
    """
    Return the promises that are neither kept, broken nor replaced on day `on`.

    One whose case got no money runs until its day; the others are judged as everywhere
    (`promises.judged`). Columns: case, promise_on, reminder_agreed,
    promise_at_minutes.
    """
    due = narrow.frame(PROMISES, PROMISE, of=of, on=on)
    paid = due.filter("paid").select("promise", "case_id")
    over = _over(paid, on=on)
    hour, minute = (pl.col("due_at").str.slice(at, 2).cast(pl.Int32) for at in (0, 3))
    return due.filter(~pl.col("promise").is_in(over)).select(
        "case",
        "promise_on",
        "reminder_agreed",
        promise_at_minutes=hour * 60 + minute,
    )


def _over(paid: pl.DataFrame, *, on: date) -> list[int]:
    """Return which of these promises run no longer."""
    over: list[int] = []
    for part in paid.iter_slices(AT_ONCE):
        told = judged(part["case_id"].to_list(), on=on)
        over += [
            promise
            for promise in part["promise"].to_list()
            if promise in told and not told[promise].state.is_running
        ]
    return over


PROMISE: sql.Schema = {
    "promise": pl.Int64,
    "case_id": pl.Int64,
    "case": pl.String,
    "promise_on": pl.Date,
    "due_at": pl.String,
    "reminder_agreed": pl.Boolean,
    "paid": pl.Boolean,
}
PROMISES = """
    SELECT m.id, c.id, c.number, CAST(m.due_on AS text), CAST(m.due_at AS text),
           CAST(m.reminder_agreed AS integer),
           CASE WHEN EXISTS (SELECT 1 FROM {debt} d
                             JOIN {payment} y ON y.debt_id = d.id
                             WHERE d.case_id = c.id) THEN 1 ELSE 0 END
    FROM {promise} m JOIN {case} c ON c.id = m.case_id
    WHERE m.superseded_at IS NULL AND m.due_on >= %(on)s AND c.closed_on IS NULL
      [of c.debtor_id]
"""
