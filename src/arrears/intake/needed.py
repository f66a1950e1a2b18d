"""The columns that no row can do without, and what is wrong where one is lacking."""

from datetime import date

import polars as pl

from .faults import Faults
from .identity import LONGEST, accounts, damaged, debtors, valid_ids
from .lateness import as_of, due_on
from .owed import heads
from .plain_text import composed, half_width
from .profile_parts import Profile
from .vocabulary import CURRENCIES, PRODUCTS


def needed(
    raw: pl.DataFrame, profile: Profile, faults: Faults, *, width: int, on: date
) -> pl.DataFrame:
    """
    Return account, product, currency, heads and days of each row; note the faults.

    The order in which faults are noted is the order in which they count. Where a
    row's cells are not `width`, as the header's, none of its figures is believed.

    Reads   cells and the text of each mapped key
    Writes  account_number, product, currency, the heads, owed_minor, as_of, due_on
    """
    cells = raw["cells"]
    faults.note("too_few_cells", "account_number", cells < width)
    faults.note("too_many_cells", "account_number", cells > width)
    account = _account(raw, profile.country, faults)
    day = as_of(raw, profile, faults, on=on)
    due = due_on(raw, profile, faults, as_of=day)
    product = _product(raw, faults)
    currency = _currency(raw, faults)
    figures = heads(raw, profile, faults, currency=currency)
    believed = pl.when(cells.is_null()).then(pl.col("owed_minor"))
    return figures.with_columns(
        account, product, currency, day, due, believed.alias("owed_minor")
    )


def _account(raw: pl.DataFrame, country: str, faults: Faults) -> pl.Series:
    account = accounts(raw["account_number"]).alias("account_number")
    too_long = account.str.len_chars() > LONGEST
    faults.note("account_missing", "account_number", account.fill_null("") == "")
    faults.note("account_damaged", "account_number", damaged(account))
    faults.note("account_too_long", "account_number", too_long)
    if "debtor_number" in raw.columns:
        too_long = raw["debtor_number"].str.len_chars() > LONGEST
        faults.note("account_too_long", "debtor_number", too_long)
    if "id_number" in raw.columns:
        valid = valid_ids(debtors(raw["id_number"]), country=country)
        faults.note("id_number_wrong", "id_number", ~valid)
    return account


def _product(raw: pl.DataFrame, faults: Faults) -> pl.Series:
    said = composed(raw["product"]).str.to_lowercase()
    product = said.replace_strict(PRODUCTS, default=None, return_dtype=pl.String)
    faults.note("product_unknown", "product", product.is_null())
    return product.alias("product")


def _currency(raw: pl.DataFrame, faults: Faults) -> pl.Series:
    said = half_width(raw["currency"]).str.to_uppercase()
    currency = said.replace_strict(CURRENCIES, default=None, return_dtype=pl.String)
    faults.note("currency_unknown", "currency", currency.is_null())
    return currency.alias("currency")
