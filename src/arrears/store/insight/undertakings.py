"""Promises and agreements of some days, as judged."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import polars as pl

from arrears.domain.money.receipt import Judged
from arrears.store import promises as judging
from arrears.store import sql
from arrears.store.cases import DESK_ZONE
from arrears.store.models import Offer

from .days import DAY, EVER, Stretch, gathered, local, span_of, stretches, utc

AT_ONCE = 500  # cases judged by one question
HOUR = timedelta(hours=1)
MID_MONTH = (14, 16)
LAST_DAYS = 3


def promises(
    days: Iterable[date], *, on: date, known_by: datetime | None = None
) -> pl.DataFrame:
    """Return the promises due on these days, as they stand on day `on`."""
    due = gathered(PROMISES, PROMISE, days)
    if known_by is not None:
        due = due.filter(pl.col("made_at") < utc(known_by))
    judged = pl.DataFrame(
        list(_judged(due["case_id"].unique().to_list(), on=on, known_by=known_by)),
        schema={"promise": pl.Int64, "state": pl.String, "kept_minor": pl.Int64},
        orient="row",
    )
    told = due.join(judged, on="promise", how="left").with_columns(
        pl.col("state").fill_null("open"), pl.col("kept_minor").fill_null(0)
    )
    return told.join(_followed(due, known_by), on="promise", how="left").select(
        "case",
        "collector",
        "due_on",
        "promised_minor",
        "kept_minor",
        "state",
        _is_month_end().alias("is_month_end"),
        "followed",
    )


def agreements(days: Iterable[date], *, known_on: date | None = None) -> pl.DataFrame:
    """Return the agreements made on these days; one that ended after `known_on` runs."""
    last = known_on or date.max
    rows = [
        row
        for stretch in stretches(days)
        for row in Offer.objects.filter(
            accepted_on__gte=stretch.first, accepted_on__lte=stretch.last
        ).select_related("case")
    ]
    told = [
        (
            row.case.number,
            row.by,
            row.accepted_on,
            *((row.ended_on, row.ended_as) if _ended(row, last) else (None, "")),
            row.owed_minor,
            sum(int(minor) for _, minor in row.instalments),
            sum(int(minor) for minor in row.waives.values()),
            row.approved_by not in {"", row.by},
        )
        for row in rows
    ]
    return pl.DataFrame(told, schema=dict(AGREEMENT), orient="row")


def _ended(row: Offer, on: date) -> bool:
    return row.ended_on is not None and row.ended_on <= on


def _judged(
    cases: list[int], *, on: date, known_by: datetime | None
) -> Iterator[tuple[int, str, int]]:
    known_at = known_by and known_by - timedelta(microseconds=1)
    for at in range(0, len(cases), AT_ONCE):
        told = judging.judged(cases[at : at + AT_ONCE], on=on, known_at=known_at)
        yield from ((pk, str(each.state), _in_time(each)) for pk, each in told.items())


def _in_time(each: Judged) -> int:
    """Return what came by the promised day, at most what was promised."""
    promise = each.standing.promise
    came = sum(p.amount.minor for p in each.parts if p.receipt.on <= promise.due_on)
    return min(came, promise.amount.minor)


def _is_month_end() -> pl.Expr:
    day, last = pl.col("due_on").dt.day(), pl.col("due_on").dt.month_end().dt.day()
    return day.is_between(*MID_MONTH) | (day > last - LAST_DAYS)


def _followed(due: pl.DataFrame, known_by: datetime | None) -> pl.DataFrame:
    """Return, for promises with an hour, whether there was a contact within the hour."""
    timed = due.filter(~pl.col("due_at").is_null())
    span = span_of(timed["due_on"])
    if span is None:
        return pl.DataFrame(schema={"promise": pl.Int64, "followed": pl.Boolean})
    clock = pl.col("due_on").cast(pl.String) + " " + pl.col("due_at").str.slice(0, 5)
    instants = timed.with_columns(clock=clock.str.to_datetime("%Y-%m-%d %H:%M"))
    reach = Stretch(span.first - DAY, span.last + DAY)
    contacts = sql.frame(
        TIMES,
        TIME,
        since=reach.since,
        until=reach.until,
        known=sql.stored(known_by or EVER),
    )
    near = instants.join(contacts, on="case_id", how="left")
    parts = [pl.DataFrame(schema={"promise": pl.Int64, "near": pl.Boolean})]
    for (zone,), rows in near.group_by("zone"):
        here = local("at", str(zone) or DESK_ZONE).dt.replace_time_zone(None)
        gap = (here - pl.col("clock")).abs() <= HOUR
        parts.append(rows.select("promise", near=gap.fill_null(value=False)))
    return pl.concat(parts).group_by("promise").agg(followed=pl.col("near").any())


PROMISE: sql.Schema = {
    "promise": pl.Int64,
    "case_id": pl.Int64,
    "case": pl.String,
    "zone": pl.String,
    "collector": pl.String,
    "made_at": pl.Datetime("us"),
    "due_on": pl.Date,
    "due_at": pl.String,
    "promised_minor": pl.Int64,
}
PROMISES = """
    SELECT m.id, c.id, c.number, p.zone, m.by, CAST(m.made_at AS text),
           CAST(m.due_on AS text), CAST(m.due_at AS text), m.amount_minor
    FROM {promise} m
    JOIN {case} c ON c.id = m.case_id
    JOIN {person} p ON p.id = c.debtor_id
    WHERE m.due_on >= %(first)s AND m.due_on <= %(last)s
"""
TIME: sql.Schema = {"case_id": pl.Int64, "at": pl.Datetime("us")}
TIMES = """
    SELECT case_id, CAST(at AS text) FROM {attempt}
    WHERE at >= %(since)s AND at < %(until)s AND at < %(known)s AND result <> ''
"""
AGREEMENT: sql.Schema = {
    "case": pl.String,
    "collector": pl.String,
    "accepted_on": pl.Date,
    "ended_on": pl.Date,
    "ended_as": pl.String,
    "owed_minor": pl.Int64,
    "agreed_minor": pl.Int64,
    "forgiven_minor": pl.Int64,
    "is_beyond_policy": pl.Boolean,
}
