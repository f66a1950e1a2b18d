"""Telephone numbers and e-mail addresses from cells: E.164, or left out."""

import re

import phonenumbers
import polars as pl
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from .plain_text import half_width

# Ordinary numbers, read without the library: what they look like, and their trunk 0.
ORDINARY = {
    "CN": (r"^(?:\+?86|0086)?(1[3-9]\d{9})$", r"^0((?:10|2\d|[3-9]\d{2})\d{7,8})$"),
    "TW": (r"^(?:\+?886|0)(9\d{8})$",),
    "HK": (r"^(?:\+?852)?([5-79]\d{7})$", r"^(?:\+852)?(8\d{7})$"),
}
WRONG = {  # possible to the library, but a digit short or long, or without area code
    "CN": re.compile(r"\d{1,9}|1[3-9]\d{0,8}|1[3-9]\d{10,}")
}
EXTENSION = r"[\s\-]\d{1,2}$"  # 0374-1234567-8: without the 8 somebody else answers
EMAIL = r"^[^@\s,;<>\"]{1,64}@[^@\s,;<>\".]+(?:\.[^@\s,;<>\".]+)+$"
LONGEST_EMAIL = 254


def e164(text: pl.Series, *, country: str) -> pl.Series:
    """
    Return each number as +8615400001234; null where it is no possible number.

    Possible, not valid: see docs/decisions/0005-fictitious-numbers.md. A number
    with an extension is left out.
    """
    text = _without_extensions(half_width(text))
    plain = _plain(text, country)
    if plain.null_count() == text.null_count():
        return plain
    odd = text.filter(plain.is_null()).drop_nulls().unique()
    read = pl.DataFrame({"cell": odd, "read": [_read(cell, country) for cell in odd]})
    read = read.cast({"read": pl.String})
    return (
        pl.DataFrame({"cell": text, "plain": plain})
        .join(read, on="cell", how="left", maintain_order="left")
        .select(pl.coalesce("plain", "read"))
        .to_series()
    )


def emails(text: pl.Series) -> pl.Series:
    """Return each address that has the form of one, else null."""
    cell = pl.col("cell")
    fits = cell.str.contains(EMAIL) & (cell.str.len_bytes() <= LONGEST_EMAIL)
    return (
        half_width(text).to_frame("cell").select(pl.when(fits).then(cell)).to_series()
    )


def _without_extensions(text: pl.Series) -> pl.Series:
    cell = pl.col("cell")
    whole = pl.when(~cell.str.contains(EXTENSION)).then(cell)
    return text.to_frame("cell").select(whole).to_series()


def _plain(text: pl.Series, country: str) -> pl.Series:
    """Return the ordinary numbers of the country; null where it takes a closer look."""
    if country not in ORDINARY:
        return pl.repeat(None, len(text), dtype=pl.String, eager=True)
    compact = text.str.replace_all(r"[\s\-()']", "")
    code = f"+{phonenumbers.country_code_for_region(country)}"
    bare = pl.coalesce(pl.col("cell").str.extract(form) for form in ORDINARY[country])
    return compact.to_frame("cell").select(pl.lit(code) + bare).to_series()


def _read(cell: str, country: str) -> str | None:
    if any(letter.isalpha() for letter in cell):
        return None
    try:
        number = phonenumbers.parse(cell, country)
    except NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number)
    if number.extension or possible != ValidationResult.IS_POSSIBLE:
        return None
    if _is_wrong(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _is_wrong(number: phonenumbers.PhoneNumber) -> bool:
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    national = phonenumbers.national_significant_number(number)
    return region in WRONG and WRONG[region].fullmatch(national) is not None
