"""Money by the day it came; what was taken back leaves the day it had come on."""

import narwhals.stable.v2 as nw

from arrears.insight.frames import Frame, Frames

from .long import amount_if, placed, tallied, truth


def tally_money(frames: Frames) -> Frame:
    """Return the receipts of every day in the long form; received is after reversals."""
    minor = nw.col("minor")
    counts = {
        "payments": truth(minor > 0) - truth(minor < 0),
        "received_minor": minor,
        "reversed_minor": amount_if(minor < 0, -minor),
    }
    return tallied(placed(frames.money, frames.cases), counts)
