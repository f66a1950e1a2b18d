"""What each row owes, by head, in minor units; and what is wrong with that."""

import polars as pl

from .columns import BY_KEY, HEAD_KEYS
from .faults import Faults
from .money import MOST_MINOR, minor
from .profile_parts import Profile


def heads(
    raw: pl.DataFrame, profile: Profile, faults: Faults, *, currency: pl.Series
) -> pl.DataFrame:
    """
    Return the heads and `owed_minor`, their sum, for each row.

    A total alone is principal; a total beside heads must be their sum. An empty head
    is zero. `owed_minor` is null where not all of it can be read.
    """
    present = [key for key in (*HEAD_KEYS, "owed") if key in raw.columns]
    read = {key: amounts(raw[key], profile, key, currency) for key in present}
    for key, amount in read.items():
        must = key == "owed" and len(present) == 1
        _note(faults, key, raw[key], amount, currency, must=must)
    frame = pl.DataFrame(
        [amount.alias(key) for key, amount in read.items()]
        + [_readable(raw, read, currency).alias("readable")]
    )
    figures = _summed(frame, [key for key in present if key != "owed"])
    if "stated" in figures.columns:
        differ = figures["stated"] != figures["owed_minor"]
        faults.note("heads_do_not_sum", "owed", differ)
        stated = pl.coalesce("stated", "owed_minor")
        figures = figures.with_columns(owed_minor=stated).drop("stated")
    faults.note("not_overdue", present[-1], figures["owed_minor"] == 0)
    return figures


def amounts(
    text: pl.Series, profile: Profile, key: str, currency: pl.Series
) -> pl.Series:
    """Return one money column in minor units of each row's own currency."""
    unit, decimal = profile.unit_of(key), profile.decimal
    known = currency.drop_nulls().unique().to_list()
    frame = pl.DataFrame(
        [currency.alias("currency")]
        + [minor(text, currency=c, unit=unit, decimal=decimal).alias(c) for c in known]
    )
    each = [pl.when(pl.col("currency") == c).then(pl.col(c)) for c in known]
    none = pl.lit(None, dtype=pl.Int64)
    return frame.select(pl.coalesce(*each, none).alias(key)).to_series()


def _note(
    faults: Faults,
    key: str,
    text: pl.Series,
    amount: pl.Series,
    currency: pl.Series,
    *,
    must: bool,
) -> None:
    given = text.is_not_null() if not must else pl.repeat(True, len(text), eager=True)
    unread = given & amount.is_null() & currency.is_not_null()
    faults.note("money_unreadable", key, unread)
    faults.note("money_negative", key, amount < 0)
    faults.note("money_too_large", key, amount > MOST_MINOR)


def _readable(
    raw: pl.DataFrame, read: dict[str, pl.Series], currency: pl.Series
) -> pl.Series:
    """Say where every amount that is given could be read, and is of a sane size."""
    readable = currency.is_not_null()
    for key, amount in read.items():
        sane = (amount.abs() <= MOST_MINOR).fill_null(value=False)
        readable &= sane | raw[key].is_null()
    return readable


def _summed(frame: pl.DataFrame, present: list[str]) -> pl.DataFrame:
    """Return every head, their sum, and the stated total where both are there."""
    names = {key: BY_KEY[key].name for key in HEAD_KEYS}
    if not present:
        frame = frame.with_columns(principal=pl.col("owed")).drop("owed")
        sane = pl.col("readable") & pl.col("principal").is_not_null()
        frame, present = frame.with_columns(readable=sane), ["principal"]
    zero = pl.lit(0, dtype=pl.Int64)
    sums = frame.select(
        *(
            (pl.col(key).fill_null(0) if key in present else zero).alias(names[key])
            for key in HEAD_KEYS
        ),
        *([pl.col("owed").alias("stated")] if "owed" in frame.columns else []),
        "readable",
    )
    total = pl.sum_horizontal(names.values())
    owed = pl.when("readable").then(total).alias("owed_minor")
    return sums.with_columns(owed).drop("readable")
