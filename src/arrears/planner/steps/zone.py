"""Whether we know what time it is where the debtor is."""

import narwhals.stable.v2 as nw

from arrears.law.engine.zones import known_zones
from arrears.planner.frames import Frame

from .aside import set_aside


def placed(cases: Frame) -> Frame:
    """
    Set aside the cases whose debtor's clock nobody knows.

    Reads   zone     IANA name of a time zone
    Writes  reason   "unknown_zone"
    Rows    one in, one out
    """
    known = nw.col("zone").is_in(sorted(known_zones()))
    return cases.pipe(set_aside, unless=known, reason="unknown_zone")
