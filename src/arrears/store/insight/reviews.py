"""The calls that compliance drew and scored, by what the wording check finds in their notes."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import polars as pl

from arrears.law.wording.judgement import Wording, judge
from arrears.store import sql
from arrears.store.models import WordingMark

from .days import EVER, desk_day, stretches

READER = "colleague"
PRESSING = {
    f"DET-{n:02}" for n in (1, 2, 3, 6, 7, 8, 9, 11, 12, 13, 14, 21, 22, 24, 31, 36)
}  # the detectors of what presses: threats, borrowed authority, others, shame
MEASURED = {
    "interruptions": pl.Int64,
    "satisfaction": pl.Int64,
    "review_minutes": pl.Int64,
}  # that the desk has no rows of


def reviews(days: Iterable[date], *, known_by: datetime | None = None) -> pl.DataFrame:
    """Return the scored calls of these days; a hit marked as a false alarm is none."""
    parts = [
        sql.frame(
            SCORED,
            CALL,
            since=stretch.since,
            until=stretch.until,
            known=sql.stored(known_by or EVER),
        )
        for stretch in stretches(days)
    ]
    found = pl.concat([pl.DataFrame(schema=dict(CALL)), *parts])
    hits = list(_hits(found, known_by=known_by))
    return found.select(
        "case",
        desk_day("at").alias("on"),
        "collector",
        *(pl.lit(None, kind).alias(name) for name, kind in MEASURED.items()),
        pl.Series("pressure", [len(each & PRESSING) for each in hits], pl.Int64),
        pl.Series("wording_hits", [len(each) for each in hits], pl.Int64),
    )


def _hits(found: pl.DataFrame, *, known_by: datetime | None) -> Iterator[set[str]]:
    """Return, call by call, the labels that its note is hit by."""
    names = [f"call:{pk}" for pk in found["call"]]
    rows = WordingMark.objects.filter(source__in=names, at__lt=known_by or EVER)
    marked = {(row.source, row.label): row.false_alarm for row in rows.order_by("pk")}
    for name, text in zip(names, found["note"], strict=True):
        labels = {
            each.detector.label
            for each in judge(Wording(text, READER, "note")).findings
        }
        yield {label for label in labels if not marked.get((name, label), False)}


CALL: sql.Schema = {
    "call": pl.Int64,
    "case": pl.String,
    "at": pl.Datetime("us"),
    "collector": pl.String,
    "note": pl.String,
}
SCORED = """
    SELECT a.id, c.number, CAST(a.at AS text), a.by, a.note
    FROM {attempt} a JOIN {case} c ON c.id = a.case_id
    WHERE a.at >= %(since)s AND a.at < %(until)s AND a.id IN (
        SELECT CAST(substr(s.source, 6) AS bigint) FROM {samplescore} s
        WHERE substr(s.source, 1, 5) = 'call:' AND s.at < %(known)s)
"""
