"""Promises by their day: judged, kept, broken, followed up."""

import narwhals.stable.v2 as nw

from arrears.domain.money.promise import PromiseState
from arrears.domain.money.promise_record import JUDGED
from arrears.insight.frames import Frame, Frames

from .long import amount_if, by_day, placed, tallied, truth

OVER = [str(state) for state in JUDGED]


def tally_promises(frames: Frames) -> Frame:
    """Return the promises of every day in the long form."""
    state = nw.col("state")
    over, kept = state.is_in(OVER), state == str(PromiseState.KEPT)
    broken = state.is_in([str(PromiseState.BROKEN), str(PromiseState.HOLLOW)])
    month_end, followed = nw.col("is_month_end"), nw.col("followed")
    counts = {
        "promises_judged": truth(over),
        "promises_kept": truth(kept),
        "promises_late": truth(state == str(PromiseState.KEPT_LATE)),
        "promises_broken": truth(broken),
        "promised_minor": amount_if(over, nw.col("promised_minor")),
        "kept_minor": amount_if(over, nw.col("kept_minor")),
        "month_end_judged": truth(over & month_end),
        "month_end_kept": truth(kept & month_end),
        "follow_up_due": truth(over & ~followed.is_null()),
        "followed_up": truth(over & followed),
    }
    return tallied(
        placed(by_day(frames.promises, "due_on").drop("due_on"), frames.cases), counts
    )
