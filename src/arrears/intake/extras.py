"""The columns a row can do without: read where possible, left out with a remark."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from zoneinfo import available_timezones

import polars as pl

from .columns import BY_KEY, COLUMNS, LATENESS_KEYS, REMARKS, Column
from .dates import days
from .faults import LONGEST_CELL
from .identity import debtors, hashed
from .lateness import whole
from .money import MOST_MINOR
from .owed import amounts
from .phones import e164, emails
from .plain_text import half_width
from .profile_parts import Profile
from .vocabulary import TRUTHS

CLOCK = r"^(\d{1,2}):(\d{2})(?::00)?$"
UNREADABLE = {"phone": "phone_unreadable", "email": "email_unreadable"}
JUDGED = {*LATENESS_KEYS, "as_of", "product", "currency", "account_number", "id_number"}
EXTRA = tuple(
    column
    for column in COLUMNS
    if column.key not in {*JUDGED, "debtor_number", "zone"}
    and (column.kind != "money" or column.key == "credit_limit")
)
MINUTES_PER_HOUR, HOURS = 60, 24


class Remarks:
    """What is remarked on accepted rows."""

    def __init__(self, raw: pl.DataFrame, profile: Profile) -> None:
        self._raw, self._profile = raw, profile
        self._parts: list[pl.DataFrame] = []

    def note(self, reason: str, key: str, where: pl.Series) -> None:
        """Remark on the rows `where` something about the column `key`."""
        if not where.any():
            return
        shown = pl.col(key).str.head(LONGEST_CELL).alias("cell")
        header = pl.lit(self._profile.header(key)).alias("column")
        code = pl.lit(reason).alias("reason")
        rows = self._raw.filter(where.fill_null(value=False))
        self._parts.append(rows.select("line", header, code, shown))

    def frame(self) -> pl.DataFrame:
        """Return the remarks by line."""
        empty = pl.DataFrame(schema=REMARKS)
        return pl.concat([empty, *self._parts]).sort("line", maintain_order=True)


def extras(
    raw: pl.DataFrame, profile: Profile, remarks: Remarks, *, secret: bytes
) -> Iterable[pl.Series]:
    """
    Yield the columns of `columns.ACCEPTED` that no row is set aside for.

    Reads   the text of each mapped key; account_number and currency as judged
    """
    yield _debtor_number(raw, remarks, secret=secret)
    yield _zone(raw, profile, remarks)
    read = {c.key: _read(raw, c, profile, remarks) for c in EXTRA}
    first = read.pop("first_instalment")
    yield _first_instalment(first, read["instalments_paid"])
    yield from (series.alias(BY_KEY[key].name) for key, series in read.items())


def _read(
    raw: pl.DataFrame, column: Column, profile: Profile, remarks: Remarks
) -> pl.Series:
    key = column.key
    if key not in raw.columns:
        return pl.repeat(_absent(key), len(raw), dtype=column.dtype, eager=True)
    text = raw[key]
    if column.kind == "text":
        return _text(text, column, remarks)
    value = _value(raw, column, profile)
    reason = UNREADABLE.get(column.kind, "value_unreadable")
    remarks.note(reason, key, text.is_not_null() & value.is_null())
    return value


def _absent(key: str) -> str | None:
    return "" if key == "name" else None


def _value(raw: pl.DataFrame, column: Column, profile: Profile) -> pl.Series:
    text = raw[column.key]
    if column.kind == "money":
        amount = amounts(text, profile, column.key, raw["currency"])
        return _at_least_zero(amount, most=MOST_MINOR)
    readers: Mapping[str, Callable[[], pl.Series]] = {
        "phone": lambda: e164(text, country=profile.country),
        "email": lambda: emails(text),
        "count": lambda: _at_least_zero(whole(text)),
        "date": lambda: days(text, forms=profile.dates),
        "flag": lambda: _flags(text),
        "clock": lambda: _minutes(text),
    }
    return readers[column.kind]()


def _text(text: pl.Series, column: Column, remarks: Remarks) -> pl.Series:
    remarks.note("text_cut", column.key, text.str.len_chars() > column.most)
    cut = text.str.head(column.most)
    return cut.fill_null("") if column.key == "name" else cut


def _at_least_zero(figures: pl.Series, *, most: int | None = None) -> pl.Series:
    figure = pl.col("figure")
    sane = figure >= 0 if most is None else figure.is_between(0, most)
    return figures.to_frame("figure").select(pl.when(sane).then(figure)).to_series()


def _flags(text: pl.Series) -> pl.Series:
    return text.str.to_lowercase().replace_strict(
        TRUTHS, default=None, return_dtype=pl.Boolean
    )


def _minutes(text: pl.Series) -> pl.Series:
    """Return 930 for 15:30."""
    clock = half_width(text).str.extract_groups(CLOCK).struct.unnest().cast(pl.Int32)
    hour, minute = pl.col("1"), pl.col("2")
    real = (hour < HOURS) & (minute < MINUTES_PER_HOUR)
    return clock.select(
        pl.when(real).then(hour * MINUTES_PER_HOUR + minute)
    ).to_series()


def _first_instalment(given: pl.Series, paid: pl.Series) -> pl.Series:
    """Return whether not even the first instalment was paid; false where not told."""
    told = pl.DataFrame({"given": given, "none": paid == 0})
    first = pl.coalesce("given", "none").fill_null(value=False)
    return told.select(first.alias("first_instalment")).to_series()


def _debtor_number(raw: pl.DataFrame, remarks: Remarks, *, secret: bytes) -> pl.Series:
    """Return the lender's number of the debtor, else the account's own."""
    account = debtors(raw["account_number"]).alias("debtor_number")
    if "id_number" in raw.columns:
        return hashed(debtors(raw["id_number"]), secret=secret).alias("debtor_number")
    if "debtor_number" not in raw.columns:
        return account
    given = debtors(raw["debtor_number"])
    remarks.note("debtor_missing", "debtor_number", given.is_null())
    pair = pl.DataFrame({"given": given, "account": account})
    return pair.select(debtor_number=pl.coalesce("given", "account")).to_series()


@cache
def _zones() -> list[str]:
    return sorted(available_timezones())


def _zone(raw: pl.DataFrame, profile: Profile, remarks: Remarks) -> pl.Series:
    """
    Return the row's time zone; the profile's where the row says none.

    One that cannot be read is not known, and stays so: it is no reason to believe
    that the debtor lives where the others do.
    """
    if "zone" not in raw.columns:
        return pl.repeat(profile.zone, len(raw), dtype=pl.String, eager=True).alias(
            "zone"
        )
    known = raw["zone"].is_in(_zones())
    remarks.note("value_unreadable", "zone", raw["zone"].is_not_null() & ~known)
    told = pl.when(pl.col("zone").is_null()).then(pl.lit(profile.zone))
    read = pl.when(known.fill_null(value=False)).then("zone").otherwise(pl.lit(""))
    return raw.select(told.otherwise(read).alias("zone")).to_series()
