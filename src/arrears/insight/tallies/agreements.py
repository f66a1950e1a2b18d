"""Agreements by the day they were made: how they held, what they gave away."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.insight.frames import Frame, Frames
from arrears.insight.measures import PLAN_AGES

from .long import aged, amount_if, by_day, days_between, placed, tallied, truth


def tally_agreements(frames: Frames, *, on: date) -> Frame:
    """Return the agreements of every day, as they stand at the end of day `on`."""
    ended_as, made = nw.col("ended_as"), nw.col("accepted_on")
    counts = {
        "agreements": truth(nw.lit(value=True)),
        "agreements_ended": truth(~nw.col("ended_on").is_null()),
        "agreements_kept": truth(ended_as == "kept"),
        "agreement_owed_minor": amount_if(nw.lit(value=True), nw.col("owed")),
        "agreed_minor": amount_if(nw.lit(value=True), nw.col("agreed_minor")),
        "forgiven_minor": amount_if(nw.lit(value=True), nw.col("forgiven_minor")),
        "beyond_policy": truth(nw.col("is_beyond_policy")),
    }
    for age in PLAN_AGES:
        reached = aged(age, since="accepted_on", on=on)
        held = days_between(made, nw.col("ended_on")) > age
        broken = ended_as.is_in(["broken", "cancelled"]) & ~held
        counts[f"agreements_{age}"] = truth(reached)
        counts[f"standing_{age}"] = truth(reached) - truth(reached & broken)
    rows = by_day(frames.agreements, "accepted_on").with_columns(
        owed=nw.col("owed_minor")
    )
    return tallied(placed(rows.drop("owed_minor"), frames.cases), counts)
