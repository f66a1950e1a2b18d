"""Amounts of money from text to whole minor units: exactly, or not at all."""

import re
from typing import Literal

import polars as pl

from arrears.domain.money.currency import minor_digits

from .plain_text import half_width

Unit = Literal["yuan", "fen"]
UNITS: tuple[Unit, ...] = ("yuan", "fen")
MOST_MINOR = 10**13  # a hundred billion yuan; sums over any file stay in 64 bits

UNIT_MARKS = {"yuan": ("元整", "元", "圆", "圓"), "fen": ("分",)}
CURRENCY_MARKS = {
    "CNY": ("\u00a5", "RMB", "人民币"),
    "TWD": ("NT$", "NTD", "$", "新台币", "新臺幣"),
    "HKD": ("HK$", "$", "港币", "港幣"),
    "USD": ("US$", "$", "美元"),
    "JPY": ("\u00a5", "日元", "円"),
    "EUR": ("\u20ac", "欧元"),
    "GBP": ("\u00a3", "英镑"),
}


def minor(
    text: pl.Series, *, currency: str, unit: Unit, decimal: str = "."
) -> pl.Series:
    """
    Return each amount in minor units of `currency`; null where it cannot be read.

    `unit` "yuan" is the currency's main unit, "fen" its smallest. An amount finer
    than the smallest unit is not rounded but null. What is above `MOST_MINOR`
    comes back as `MOST_MINOR + 1`, what is below its negative likewise.
    """
    digits = minor_digits(currency) if unit == "yuan" else 0
    exact = _exact(digits)
    if decimal != "." or not text.str.contains(exact).all():
        text = _without_marks(text, currency=currency, unit=unit, decimal=decimal)
    frame = text.to_frame("text").select(
        pl.when(pl.col("text").str.contains(exact)).then(pl.col("text"))
    )
    scaled = frame.to_series().cast(pl.Decimal(38, digits), strict=False)
    return scaled.to_physical().clip(-MOST_MINOR - 1, MOST_MINOR + 1).cast(pl.Int64)


def _exact(digits: int) -> str:
    behind = rf"\.\d{{1,{digits}}}0*" if digits else r"\.0+"
    return rf"^-?\d{{1,28}}(?:{behind})?$"


def _without_marks(
    text: pl.Series, *, currency: str, unit: Unit, decimal: str
) -> pl.Series:
    """Return bare figures with a point: no currency, unit or thousands separator."""
    point, comma = (r"\.", ",") if decimal == "." else (",", r"\.")
    marks = "|".join(map(re.escape, (currency, *CURRENCY_MARKS.get(currency, ()))))
    units = "|".join(UNIT_MARKS[unit])
    bare = (
        half_width(text)
        .str.replace(rf"(?i)^(-?)\s*(?:{marks})\s*(-?)", "${1}${2}")
        .str.replace(rf"(?i)\s*(?:{units}|{re.escape(currency)})$", "")
    )
    ungrouped = rf"^-?\d+(?:{point}\d+)?$"
    grouped = rf"^-?\d{{1,3}}(?:{comma}\d{{3}})+(?:{point}\d+)?$"
    figure = pl.col("bare")
    return (
        bare.to_frame("bare")
        .select(
            pl.when(figure.str.contains(f"{ungrouped}|{grouped}")).then(
                figure.str.replace_all(comma, "").str.replace(point, ".")
            )
        )
        .to_series()
    )
