"""A recall file: the accounts that a lender takes back."""

from dataclasses import dataclass

import polars as pl

from arrears.domain.words import Refusal, Words

from .columns import BY_KEY
from .faults import Faults
from .headers import meaning, tidy
from .identity import LONGEST, accounts, damaged
from .profile_parts import Profile
from .received import Received
from .wiring import Wiring

ROWS_PER_BATCH = 50_000
KEY = "account_number"


class AccountColumnUnknown(Refusal):
    """No header, or more than one, may be the account number."""

    words = Words(
        "“{file}”里看不出哪一列是账号，列名有：{present}。请用映射文件说明。",
        "Which column of “{file}” has the account numbers cannot be told; it has: {present}. Say it in a profile.",
    )


@dataclass(frozen=True, slots=True)
class Recall:
    """
    The accounts to take back, each once, and the rows that name none.

    `accounts` has line and account_number; `aside` line, column, reason, cell.
    """

    accounts: pl.DataFrame
    aside: pl.DataFrame


def read_recall(received: Received, profile: Profile | None = None) -> Recall:
    """
    Return the account numbers of a recall file.

    With a profile its account column is read; without one, or where the file lacks
    it, the header that means one.

    Raises AccountColumnUnknown.
    """
    at = _account_column(received, profile)
    header = received.headers[at]
    batches = _cells(received, at)
    raw = pl.concat(batches) if batches else pl.DataFrame(schema=EMPTY)
    account = accounts(raw[KEY].str.strip_chars()).alias(KEY)
    faults = _faults(raw, account, width=len(received.headers))
    first = faults.first()
    shown = raw.with_columns(
        currency=pl.lit(None, dtype=pl.String), owed_minor=pl.lit(None, dtype=pl.Int64)
    )
    aside = faults.aside(shown, first, header=lambda _: header)
    good = raw.with_columns(account).filter(first.is_null())
    return Recall(
        accounts=good.select("line", KEY),
        aside=aside.select("line", "column", "reason", "cell"),
    )


EMPTY = {KEY: pl.String, "row": pl.Int64, "line": pl.Int64, "cells": pl.Int64}


def _cells(received: Received, at: int) -> list[pl.DataFrame]:
    wiring = Wiring(received, {KEY: at})
    return list(wiring.batches(ROWS_PER_BATCH))


def _faults(raw: pl.DataFrame, account: pl.Series, *, width: int) -> Faults:
    faults = Faults(len(raw))
    faults.note("too_few_cells", KEY, raw["cells"] < width)
    faults.note("too_many_cells", KEY, raw["cells"] > width)
    faults.note("account_missing", KEY, account.fill_null("") == "")
    faults.note("account_damaged", KEY, damaged(account))
    faults.note("account_too_long", KEY, account.str.len_chars() > LONGEST)
    faults.note("account_repeated", KEY, ~account.is_first_distinct())
    return faults


def _account_column(received: Received, profile: Profile | None) -> int:
    headers = [tidy(header) for header in received.headers]
    if profile is not None and profile.columns[KEY] in headers:
        return headers.index(profile.columns[KEY])
    found = [at for at, header in enumerate(headers) if _is_account(header)]
    if len(headers) == 1 and not found:
        found = [0]
    if len(found) != 1:
        present = "、".join(received.headers[:30])
        raise AccountColumnUnknown(file=received.file, present=present)
    return found[0]


def _is_account(header: str) -> bool:
    match = meaning(header)
    return match is not None and match.meaning == BY_KEY[KEY]
