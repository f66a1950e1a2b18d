"""What a draft can tell of a file from its headers and first rows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

import polars as pl

from .columns import BY_KEY, LATENESS_KEYS, Column
from .dates import EXCEL, FORMS, days
from .headers import Match, bare, meaning, tidy
from .received import Received
from .unstored import Unstored
from .vocabulary import PRODUCTS

SAMPLE_ROWS = 500
OTHER_FORMS = ("DD/MM/YYYY", "MM/DD/YYYY", "DD-MM-YYYY", "DD.MM.YYYY", EXCEL)
VIE = (LATENESS_KEYS, ("debtor_number", "id_number"))
DECIMAL_COMMA = r"^\d{1,3}(?:\.\d{3})*,\d{1,2}$"
PRODUCT_SIGNS = {
    "card": ("信用卡", "卡号", "卡號", "card"),
    "trade_invoice": ("货款", "貨款", "发票", "invoice"),
    "private_loan": ("民间", "借条", "借據", "private"),
    "instalment_loan": ("分期", "贷", "貸", "loan", "instal"),
}
TAIWAN_MOBILE = re.compile(r"\b09\d{2}-?\d{3}-?\d{3}\b")
TAIWAN_SIGNS = ("nt$", "twd", "新台币", "新臺幣", "新台幣", "taiwan", "台湾", "臺灣")


@dataclass(frozen=True, slots=True)
class Placed:
    """The headers, each in one place: a column of ours, not stored, or not known."""

    columns: Mapping[str, str]
    not_stored: Mapping[str, Unstored]
    spare: Mapping[str, Column]  # means a column that another header has already
    unknown: tuple[str, ...]


def samples(received: Received) -> pl.DataFrame:
    """Return the first rows as text, under tidy headers; the first of a name wins."""
    with received.copy.open("rb") as copy:
        copy.readline()
        head = b"".join(islice(copy, SAMPLE_ROWS))
    names = [str(place) for place in range(len(received.headers))]
    schema = dict.fromkeys(names, pl.String())
    if not head:
        frame = pl.DataFrame(schema=schema)
    else:
        frame = pl.read_csv(
            BytesIO(head),
            has_header=False,
            separator=received.separator,
            schema=schema,
        )
    headers = dict(
        zip(reversed(names), map(tidy, reversed(received.headers)), strict=True)
    )
    first = {header: name for name, header in headers.items() if header}
    cells = (
        pl.col(name).str.strip_chars().alias(header) for header, name in first.items()
    )
    return frame.select(cells).select(reversed(list(first)))


def placed(headers: Iterable[str]) -> Placed:
    """Return where each header belongs; of two that mean one column, the surer has it."""
    known = {header: match for header in headers if (match := meaning(header))}
    columns: dict[str, str] = {}
    spare: dict[str, Column] = {}
    for header, match in sorted(known.items(), key=_rank):
        if isinstance(match.meaning, Unstored):
            continue
        if _taken(match.meaning.key, columns):
            spare[header] = match.meaning
        else:
            columns[match.meaning.key] = header
    return Placed(
        columns={key: columns[key] for key in BY_KEY if key in columns},
        not_stored={
            header: match.meaning
            for header, match in known.items()
            if isinstance(match.meaning, Unstored)
        },
        spare=spare,
        unknown=tuple(header for header in headers if header not in known),
    )


def unit(header: str, cells: pl.Series) -> str | None:
    """Return yuan or fen where header or decimals say so, else None."""
    sign = bare(header)
    if sign.endswith(("分", "fen", "cents", "minor")):
        return "fen"
    decimals = cells.str.contains(r"[.,]\d{1,2}\D*$").any()
    return "yuan" if decimals or sign.endswith(("元", "yuan")) else None


def decimal_comma(cells: Iterable[pl.Series]) -> bool:
    """Say whether amounts are written 1.234,56."""
    return any(bool(column.str.contains(DECIMAL_COMMA).any()) for column in cells)


def date_forms(cells: Iterable[pl.Series]) -> tuple[str, ...]:
    """Return the forms that, one to a column, read every sample; likeliest first."""
    found: dict[str, None] = {}
    for column in cells:
        told = column.drop_nulls()
        fits = (form for form in (*FORMS, *OTHER_FORMS) if _all_read(told, form))
        form = next(fits, None) if len(told) else None
        if form:
            found[form] = None
    return tuple(found)


def product(file: str, headers: Iterable[str], cells: pl.Series | None) -> str | None:
    """Return the product that file name and headers speak of, where there is no column."""
    if cells is not None:
        return None
    text = f"{file} {' '.join(headers)}".lower()
    signs = PRODUCT_SIGNS.items()
    return next((name for name, words in signs if any(w in text for w in words)), None)


def unknown_products(cells: pl.Series) -> list[str]:
    """Return the sample values that name no product we know."""
    told = cells.drop_nulls().unique(maintain_order=True)
    return [value for value in told if value.lower() not in PRODUCTS]


def currency(file: str, encoding: str, frame: pl.DataFrame) -> str:
    """Return TWD where anything speaks of it, else CNY."""
    text = f"{file} {' '.join(frame.columns)} {frame.head(20).rows()}".lower()
    speaks = any(sign in text for sign in TAIWAN_SIGNS) or TAIWAN_MOBILE.search(text)
    return "TWD" if speaks or encoding == "big5" else "CNY"


def _rank(pair: tuple[str, Match]) -> tuple[bool, int, int]:
    """Return what goes first: exact words, then the plainest of columns that vie."""
    _, match = pair
    key = getattr(match.meaning, "key", "")
    vie = next((one_of for one_of in VIE if key in one_of), (key,))
    return not match.is_exact, vie.index(key), -match.surety


def _taken(key: str, columns: Mapping[str, str]) -> bool:
    """Say whether the column, or one that says the same, has a header already."""
    for one_of in VIE:
        if key in one_of:
            return any(other in columns for other in one_of)
    return key in columns


def _all_read(cells: pl.Series, form: str) -> bool:
    return days(cells, forms=(form,)).null_count() == 0
