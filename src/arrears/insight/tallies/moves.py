"""Moves: from which bucket to which a case went in a month."""

from dataclasses import replace

import narwhals.stable.v2 as nw

from arrears.insight.frames import Frame, Frames
from arrears.insight.measures import TO_BUCKETS

from .long import placed, rung, tallied, truth


def tally_moves(frames: Frames) -> Frame:
    """Return the moves of every month in the long form; the bucket is the first one."""
    at_start, at_end = nw.col("rung"), nw.col("to_rung")
    counts = {
        "at_start": truth(nw.lit(value=True)),
        "cured": truth(at_end == 0),
        "rolled": truth(at_end > at_start),
        **{key: truth(at_end == at) for at, key in enumerate(TO_BUCKETS)},
    }
    found = placed(frames.moves.with_columns(collector=nw.lit("")), frames.cases)
    rows = found.rows.with_columns(
        rung=rung(nw.col("from_days")), to_rung=rung(nw.col("to_days"))
    )
    return tallied(replace(found, rows=rows), counts)
