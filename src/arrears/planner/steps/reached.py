"""Who was talked to today is left in peace (CAD-02)."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame

from .aside import set_aside
from .days import promised_for


def not_reached_yet(cases: Frame, *, on: date) -> Frame:
    """
    Set aside the debtors already talked to today, unless they promised for today.

    Reads   talks_today   conversations with the debtor, whoever rang; a count
            promise_on
    Writes  reason        "reached_today"
    Rows    one in, one out
    """
    quiet = (nw.col("talks_today") == 0) | promised_for(on)
    return cases.pipe(set_aside, unless=quiet, reason="reached_today")
