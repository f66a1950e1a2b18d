"""The plan carried out, what the guard refused, what was reviewed: by day."""

import narwhals.stable.v2 as nw

from arrears.insight.frames import Frame, Frames

from .long import amount_if, placed, tallied, truth


def tally_planned(frames: Frames) -> Frame:
    """Return the cases each day's plan gave a call, and those that were tried."""
    counts = {
        "planned": truth(nw.lit(value=True)),
        "attempted": truth(nw.col("is_attempted")),
    }
    return tallied(placed(frames.planned, frames.cases), counts)


def tally_denials(frames: Frames) -> Frame:
    """Return what the guard refused."""
    counts = {
        "denials": truth(nw.lit(value=True)),
        "cap_denials": truth(nw.col("is_cap")),
    }
    return tallied(placed(frames.denials, frames.cases), counts)


def tally_breaks(frames: Frames) -> Frame:
    """Return the broken promises that a call followed, and those reviewed before it."""
    counts = {
        "breaks_followed": truth(nw.lit(value=True)),
        "breaks_reviewed": truth(nw.col("is_read")),
    }
    return tallied(placed(frames.breaks, frames.cases), counts)


def tally_timed(frames: Frames) -> Frame:
    """Return how long the collector spoke, and how long both, where the timer ran."""
    ours, theirs = nw.col("spoke_seconds"), nw.col("heard_seconds")
    ran = ours + theirs > 0
    counts = {
        "collector_seconds": amount_if(ran, ours),
        "spoken_seconds": amount_if(ran, ours + theirs),
    }
    return tallied(placed(frames.timed, frames.cases), counts)


def tally_reviews(frames: Frames) -> Frame:
    """Return what was measured of calls and case reviews."""
    split = ~nw.col("interruptions").is_null()
    heard = ~nw.col("pressure").is_null() | ~nw.col("wording_hits").is_null()
    known = nw.lit(value=True)
    counts = {
        "reviewed": truth(heard),
        "calls_split": truth(split),
        "interruptions": amount_if(split, nw.col("interruptions")),
        "pressure": amount_if(known, nw.col("pressure")),
        "wording_hits": amount_if(known, nw.col("wording_hits")),
        "surveys": truth(~nw.col("satisfaction").is_null()),
        "satisfaction": amount_if(known, nw.col("satisfaction")),
        "reviews_timed": truth(~nw.col("review_minutes").is_null()),
        "review_minutes": amount_if(known, nw.col("review_minutes")),
    }
    return tallied(placed(frames.reviews, frames.cases), counts)
