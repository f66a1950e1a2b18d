"""The one way a case leaves the day's list: with a reason."""

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame


def set_aside(cases: Frame, *, unless: nw.Expr, reason: str) -> Frame:
    """
    Give `reason` to each case that has none yet, unless the test surely holds.

    A test on a fact nobody knows does not surely hold: the case is set aside.
    """
    fails = ~unless.fill_null(value=False)
    return cases.pipe(give_reason, nw.when(fails).then(nw.lit(reason)))


def give_reason(cases: Frame, reason: nw.Expr) -> Frame:
    """Give each case that has no reason yet the one of this column, if any."""
    return cases.with_columns(reason=nw.coalesce(nw.col("reason"), reason))


def undecided() -> nw.Expr:
    """Return, as a column, whether nothing keeps the case from being called yet."""
    return nw.col("reason").is_null()
