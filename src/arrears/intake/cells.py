"""Cells as checks read them: without blanks around, in the words of the profile."""

import polars as pl

from .profile_parts import Profile


def tidied(cells: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """Return mapped cells without blanks around them, empty ones as null, values mapped."""
    keys = [key for key in profile.columns if key in cells.columns]
    nothing = ["", *profile.blank]
    bare = cells.with_columns(pl.col(keys).str.strip_chars())
    emptied = bare.with_columns(
        pl.when(~pl.col(key).is_in(nothing)).then(pl.col(key)).alias(key)
        for key in keys
    )
    return emptied.with_columns(
        pl.col(key).replace(dict(said))
        for key, said in profile.values.items()
        if key in keys
    )


def with_constants(cells: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """Return the cells with a column for each constant of the profile."""
    told = profile.constants.items()
    lacking = {key: text for key, text in told if key not in cells.columns}
    return cells.with_columns(pl.lit(text).alias(key) for key, text in lacking.items())
