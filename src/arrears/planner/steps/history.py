"""What has happened so far, counted for every number in one pass per whom."""

from collections.abc import Sequence
from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.columns import counted, day_bounds
from arrears.law.engine.counter import Counter, Whom
from arrears.planner.frames import Frame, frame_like, moment

TALKS = Counter("talks_today", "conversation", "person", days=1, begun_by="anyone")
DIALS = Counter("dials_today", "dial", "person", days=1)


def with_counts(
    numbers: Frame, *, attempts: Frame, wanted: Sequence[Counter], on: date
) -> Frame:
    """
    Add a column for each counter, as it stands at the end of day `on`.

    Reads   person, point, zone; of the attempts, the contract's columns
    Writes  one column per counter, a count; null where an attempt is too little
            known to say whether it counts
    Rows    one in, one out
    """
    bounds = day_bounds(on, wanted=wanted)
    since = min(min(days) for name, days in bounds.items() if name != "zone")
    kinds = {name: nw.Datetime("us") for name in bounds} | {"zone": nw.String()}
    until = moment(max(bounds["day_end"]), like=attempts)
    may_count = (nw.col("at") >= moment(since, like=attempts)) & (nw.col("at") <= until)
    recent = attempts.filter(may_count | nw.col("at").is_null())
    rung = numbers.join(recent.select("person").unique(), on="person", how="semi")
    as_ours = {"by": nw.lit("agency"), "excused": nw.lit(value=False)}
    recent = recent.with_columns(**as_ours)  # all we keep: our own, and none asked for
    dated = recent.join(rung.select("person", "zone").unique(), on="person").join(
        frame_like(attempts, bounds, kinds), on="zone"
    )
    return numbers.pipe(_joined, dated, wanted, "person").pipe(
        _joined, dated, wanted, "point"
    )


def _joined(
    numbers: Frame, attempts: Frame, wanted: Sequence[Counter], whom: Whom
) -> Frame:
    """Add the counters of `whom`; who has no attempt has done nothing: zero."""
    names = [counter.name for counter in wanted if counter.whom == whom]
    if not names:
        return numbers
    counts = counted(attempts, wanted=wanted, whom=whom).with_columns(
        has_history=nw.lit(value=True)
    )
    filled = {
        name: nw.when(~nw.col("has_history").is_null())
        .then(nw.col(name))
        .otherwise(nw.lit(0))
        for name in names
    }
    joined = numbers.join(counts, on=[whom, "zone"], how="left")
    return joined.with_columns(**filled).drop("has_history")
