"""Days from text: in the forms a profile allows, and no other."""

import re

import polars as pl

from .plain_text import half_width

EXCEL = "excel"  # days since 1899-12-30, as Excel stores them
FORMS = ("YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD", "YYYY年MM月DD日", "YYYYMMDD")
TOKENS = {"YYYY": "%Y", "MM": "%m", "DD": "%d"}
CLOCK = r"[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$"
EXCEL_DAYS = (20_000, 80_000)  # 1954 to 2119; a number outside is no date
EPOCH_IN_EXCEL = 25_569


def is_form(form: str) -> bool:
    """Say whether `form` is one a profile may ask for: `DD.MM.YYYY`, `excel`."""
    return form == EXCEL or all(form.count(token) == 1 for token in TOKENS)


def days(text: pl.Series, *, forms: tuple[str, ...]) -> pl.Series:
    """
    Return each day; null where no form of `forms` fits or there is no such day.

    The first form that fits counts. A time of day behind the day is left out.
    """
    found = _in_form(text, forms[0])
    if found.null_count() == text.null_count():
        return found
    text = half_width(text).str.replace(CLOCK, "")
    read = [_in_form(text, form).alias(form) for form in forms]
    return pl.DataFrame(read).select(pl.coalesce(pl.all())).to_series()


def _in_form(text: pl.Series, form: str) -> pl.Series:
    if form == EXCEL:
        return _excel(text)
    cell = pl.when(pl.col("cell").str.contains(_pattern(form))).then(pl.col("cell"))
    day = cell.str.to_date(_strptime(form), strict=False)
    return text.to_frame("cell").select(day).to_series()


def _excel(text: pl.Series) -> pl.Series:
    first, last = EXCEL_DAYS
    number = text.str.extract(r"^(\d{5})(?:\.\d+)?$").cast(pl.Int32)
    known = pl.when(pl.col("number").is_between(first, last)).then(pl.col("number"))
    day = (known - EPOCH_IN_EXCEL).cast(pl.Date)
    return number.to_frame("number").select(day).to_series()


def _strptime(form: str) -> str:
    for token, directive in TOKENS.items():
        form = form.replace(token, directive)
    return form


def _pattern(form: str) -> str:
    """Return what the form looks like; two digits are a must where nothing parts them."""
    short = r"\d{2}" if re.search(r"[YMD](?:MM|DD)", form) else r"\d{1,2}"
    pattern = re.escape(form).replace("YYYY", r"(?:19|20|21)\d{2}")
    return f"^{pattern.replace('MM', short).replace('DD', short)}$"
