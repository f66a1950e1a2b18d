"""Moves: from which bucket to which a case went in a month."""

import narwhals.stable.v2 as nw

from arrears.insight.frames import Frame, Frames
from arrears.insight.measures import TO_BUCKETS

from .long import bucket, placed, tallied, truth

EDGES = (1, 6, 11, 31, 61, 91)


def tally_moves(frames: Frames) -> Frame:
    """Return the moves of every month in the long form; the bucket is the first one."""
    at_start, at_end = nw.col("from_days"), nw.col("to_days")
    to = bucket(at_end)
    counts = {
        "at_start": nw.lit(1),
        "cured": truth(at_end < 1),
        "rolled": truth(_rung(at_end) > _rung(at_start)),
        **{key: truth(to == name) for key, name in TO_BUCKETS.items()},
    }
    rows = placed(frames.moves.with_columns(collector=nw.lit("")), frames.cases)
    return tallied(rows.with_columns(bucket=bucket(at_start)), counts)


def _rung(days: nw.Expr) -> nw.Expr:
    """Return how many edges of buckets these days have passed."""
    passed = [truth(days >= edge) for edge in EDGES]
    summed = passed[0]
    for each in passed[1:]:
        summed = summed + each
    return summed
