"""The hour, as rules ask for it."""

import narwhals.stable.v2 as nw

from arrears.law.engine.rule import CLOCK, SECONDS, SECONDS_A_MINUTE


def clock(column: str) -> dict[str, nw.Expr]:
    """Return the clock at the minute in `column`: a call begins with its minute."""
    minutes = nw.col(column)
    return {CLOCK: minutes, SECONDS: minutes * SECONDS_A_MINUTE}
