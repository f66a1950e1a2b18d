"""How far back the steps look."""

from datetime import date, datetime, time, timedelta

import narwhals.stable.v2 as nw

from arrears.law.engine.columns import counters, day_bounds
from arrears.planner.frames import Frame, moment
from arrears.planner.policy import Policy

from .dials import DAYS_REMEMBERED
from .history import DIALS, TALKS
from .lately import DAYS_COUNTED
from .lawful import phone_rules


def remembered(attempts: Frame, *, on: date, policy: Policy) -> Frame:
    """
    Return the attempts that some step may look at on day `on`; others change nothing.

    Reads   at   one of which nobody knows when it was stays
    """
    wanted = (TALKS, DIALS, *counters(phone_rules(policy)))
    bounds = day_bounds(on, wanted=wanted)
    windows = [min(days) for name, days in bounds.items() if name != "zone"]
    longest = timedelta(days=max(DAYS_COUNTED, DAYS_REMEMBERED))
    if not policy.reads_reach:
        longest = timedelta(days=DAYS_REMEMBERED)
    since = min(datetime.combine(on, time.min) - longest, *windows)
    recent = nw.col("at") >= moment(since, like=attempts)
    return attempts.filter(recent | nw.col("at").is_null())
