"""By what an account and its debtor are known: their numbers, in one form."""

import hmac

import polars as pl
from stdnum.cn import ric

from arrears.domain.words import Refusal, Words

from .plain_text import composed

DAMAGED = r"^\d(?:\.\d+)?[Ee]\+\d+$"  # 6.22588E+15: Excel's, the digits are gone
LONGEST = 64
HYPHENS = "[\\-\u2010-\u2015]"
ID_FORM = r"^\d{17}[\dX]$"
HEX_DIGITS = 24
SHORTEST_SECRET = 16


class SecretMissing(Refusal):
    """An ID number is to be hashed, and there is no key to do it with."""

    words = Words(
        "映射文件用到了身份证号，需要至少 {bytes} 字节的密钥才能做散列。请先设置密钥。",
        "The profile uses ID numbers; hashing them takes a secret of at least {bytes} bytes. Set one first.",
    )


def accounts(text: pl.Series) -> pl.Series:
    """Return account numbers in form NFKC, without blanks or Excel's text mark."""
    return composed(text).str.replace_all(r"^'|\s", "")


def debtors(text: pl.Series) -> pl.Series:
    """Return debtors' numbers in capitals, without blanks and hyphens."""
    return accounts(text).str.to_uppercase().str.replace_all(HYPHENS, "")


def damaged(account: pl.Series) -> pl.Series:
    """Say which account numbers Excel has rounded."""
    return account.str.contains(DAMAGED)


def valid_ids(numbers: pl.Series, *, country: str) -> pl.Series:
    """
    Say which ID numbers pass: in China 18 places, a day of birth, the check digit.

    The table of counties is not asked: old numbers outlive it. Elsewhere any number
    passes.
    """
    if country != "CN":
        return numbers.is_not_null()
    frame = numbers.to_frame("id").with_columns(
        form=pl.col("id").str.contains(ID_FORM),
        born=pl.col("id").str.slice(6, 8).str.to_date("%Y%m%d", strict=False),
    )
    fits = frame["form"].fill_null(value=False) & frame["born"].is_not_null()
    told = numbers.filter(fits).unique()
    checked = [ric.calc_check_digit(number) == number[-1] for number in told]
    good = told.filter(pl.Series(checked, dtype=pl.Boolean))
    return fits & numbers.is_in(good.to_list())


def hashed(numbers: pl.Series, *, secret: bytes) -> pl.Series:
    """
    Return "id:" and 24 hex digits for each ID number: HMAC-SHA256, keyed.

    Raises SecretMissing when the key is too short.
    """
    if len(secret) < SHORTEST_SECRET:
        raise SecretMissing(bytes=SHORTEST_SECRET)
    digests = (
        hmac.digest(secret, number.encode(), "sha256").hex()[:HEX_DIGITS]
        for number in numbers
    )
    return pl.Series(numbers.name, [f"id:{digest}" for digest in digests], pl.String)
