"""Since when a row is overdue, and on which day its figures were true."""

from datetime import date

import polars as pl

from arrears.domain.case.stage import DAYS_PER_CYCLE

from .columns import LATENESS_KEYS
from .dates import days
from .faults import Faults
from .plain_text import half_width
from .profile_parts import Profile

WHOLE = r"^(-?\d{1,6})(?:\.0+)?$"
CYCLES = r"^[Mm]?(-?\d{1,4})(?:\.0+)?$"
LATEST_DAYS = 36_500  # a hundred years; more is no count of days


def as_of(
    raw: pl.DataFrame, profile: Profile, faults: Faults, *, on: date
) -> pl.Series:
    """Return the day of each row's figures; `on` where neither file nor profile says."""
    if "as_of" not in raw.columns:
        return pl.repeat(on, len(raw), dtype=pl.Date, eager=True).alias("as_of")
    read = days(raw["as_of"], forms=profile.dates).alias("as_of")
    faults.note("date_unreadable", "as_of", read.is_null())
    faults.note("as_of_in_future", "as_of", read > on)
    return read


def due_on(
    raw: pl.DataFrame, profile: Profile, faults: Faults, *, as_of: pl.Series
) -> pl.Series:
    """
    Return the oldest unpaid due day, given or counted back from `as_of`.

    Days past due begin on the day after the due day (CALC-07); a month is 30 days.
    """
    key = next(key for key in LATENESS_KEYS if profile.has(key))
    if key == "due_on":
        return _given(raw, profile, faults, as_of)
    form, each = (CYCLES, DAYS_PER_CYCLE) if key == "months_late" else (WHOLE, 1)
    late = whole(raw[key], form=form) * each
    faults.note("days_unreadable", key, late.is_null() | (late.abs() > LATEST_DAYS))
    faults.note("not_overdue", key, late <= 0)
    within = late.clip(0, LATEST_DAYS)
    counted = pl.col("as_of") - pl.duration(days=pl.col("late"))
    frame = pl.DataFrame({"as_of": as_of, "late": within})
    return frame.select(counted.alias("due_on")).to_series()


def whole(text: pl.Series, *, form: str = WHOLE) -> pl.Series:
    """Return whole numbers from text, null where it is none; `3.0` is Excel's 3."""
    return half_width(text).str.extract(form).cast(pl.Int32)


def _given(
    raw: pl.DataFrame, profile: Profile, faults: Faults, as_of: pl.Series
) -> pl.Series:
    read = days(raw["due_on"], forms=profile.dates).alias("due_on")
    faults.note("date_unreadable", "due_on", read.is_null())
    faults.note("due_in_future", "due_on", read > as_of)
    faults.note("not_overdue", "due_on", read == as_of)
    return read
