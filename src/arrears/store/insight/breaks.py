"""Broken promises and agreements, who called next, and whether the review was opened."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import polars as pl

from arrears.domain.money.promise import PromiseState
from arrears.store import promises as judging
from arrears.store import sql

from .days import EVER, desk_day, midnight, stretches, utc

AT_ONCE = 500  # cases judged by one question


def breaks(
    days: Iterable[date], *, on: date, known_by: datetime | None = None
) -> pl.DataFrame:
    """
    Return what broke on these days and was followed by a call or a visit of ours.

    A promise made good by the day of that call was none to review; one said to be paid
    is looked for instead. Nothing counts from before the first review was opened.
    """
    known = sql.stored(known_by or EVER)
    parts = [
        sql.frame(
            text,
            BREAK,
            first=stretch.first.isoformat(),
            last=min(stretch.last, on).isoformat(),
            known=known,
        )
        for stretch in stretches(days)
        for text in (PROMISES, AGREEMENTS)
    ]
    found = pl.concat([pl.DataFrame(schema=dict(BREAK)), *parts])
    if known_by is not None:
        found = found.filter(pl.col("made_at") < utc(known_by))
    of_promises = found.filter(pl.col("promise") > 0)["case_id"].unique().to_list()
    standing = _standing(of_promises, on=on, known_by=known_by)
    agreed, late = pl.col("promise") == 0, pl.col("good_on") > desk_day("called_at")
    return (
        found.join(standing, on="promise", how="left")
        .filter(agreed | (pl.col("state") == "broken") | late)
        .select("case", "on", "collector", "is_read")
    )


def _standing(cases: list[int], *, on: date, known_by: datetime | None) -> pl.DataFrame:
    """Return which promises stand broken, and when late money made others good."""
    told = []
    for at in range(0, len(cases), AT_ONCE):
        found = judging.judged(cases[at : at + AT_ONCE], on=on, known_at=known_by)
        for pk, each in found.items():
            late = each.state is PromiseState.KEPT_LATE
            good_on = max(part.receipt.on for part in each.parts) if late else None
            told.append((pk, str(each.state), good_on))
    return pl.DataFrame(told, schema=dict(STANDING), orient="row")


STANDING: sql.Schema = {"promise": pl.Int64, "state": pl.String, "good_on": pl.Date}
BREAK: sql.Schema = {
    "promise": pl.Int64,
    "case_id": pl.Int64,
    "case": pl.String,
    "on": pl.Date,
    "made_at": pl.Datetime("us"),
    "called_at": pl.Datetime("us"),
    "call": pl.Int64,
    "collector": pl.String,
    "is_read": pl.Boolean,
}
# A thing is broken when its day is over at the desk, whose zone lies east of UTC.
OVER = midnight(date(2026, 1, 2)).astimezone(UTC).strftime("%H:%M:%S")
FOLLOWED = """
    SELECT b.promise, b.case_id, c.number, CAST(b.broke_on AS text) AS broke_on,
           CAST(b.made_at AS text), CAST(n.at AS text), n.id AS call, n.by,
           CASE WHEN EXISTS (
               SELECT 1 FROM {reviewreading} r
               WHERE r.case_id = b.case_id AND r.by = n.by AND r.at <= n.at
                 AND CAST(r.at AS text) >= CAST(b.broke_on AS text) || ' :over'
           ) THEN 1 ELSE 0 END AS is_read
    FROM (:broken) b
    JOIN {case} c ON c.id = b.case_id
    JOIN {attempt} n ON n.id = (
        SELECT a.id FROM {attempt} a
        WHERE a.case_id = b.case_id AND a.initiator <> 'debtor'
          AND a.channel IN ('phone', 'visit') AND a.result NOT IN ('', 'reserved')
          AND CAST(a.at AS text) >= CAST(b.broke_on AS text) || ' :over'
        ORDER BY a.at, a.id LIMIT 1)
    WHERE n.at >= (SELECT min(at) FROM {reviewreading})
""".replace(":over", OVER)
OF_PROMISES = """
    SELECT id AS promise, case_id, due_on AS broke_on, made_at FROM {promise}
"""
OF_AGREEMENTS = """
    SELECT 0 AS promise, case_id, ended_on AS broke_on, accepted_at AS made_at
    FROM {offer} WHERE ended_as = 'broken'
"""
IN_DAYS = """
    AND n.at < %(known)s AND b.broke_on >= %(first)s AND b.broke_on <= %(last)s
"""
MARK = """
    SELECT broke_on, count(*), sum(call), sum(is_read) FROM (:followed) f GROUP BY broke_on
"""
FOLLOWED_PROMISES = FOLLOWED.replace(":broken", OF_PROMISES)
FOLLOWED_AGREEMENTS = FOLLOWED.replace(":broken", OF_AGREEMENTS)
PROMISES = FOLLOWED_PROMISES + IN_DAYS
AGREEMENTS = FOLLOWED_AGREEMENTS + IN_DAYS
MARKED = (
    MARK.replace(":followed", FOLLOWED_PROMISES),
    MARK.replace(":followed", FOLLOWED_AGREEMENTS),
)
