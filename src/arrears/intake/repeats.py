"""Accounts that stand in a file more than once: repeated, or at odds."""

import polars as pl

from .cells import tidied
from .identity import accounts
from .profile_parts import Profile
from .wiring import Wiring

REPEATED, CONFLICTS = "account_repeated", "account_conflicts"


def repeats(wiring: Wiring, profile: Profile, *, rows: int) -> pl.DataFrame:
    """
    Return each row that may not stand beside another of its account, and why.

    Where all rows of an account are the same in every mapped cell, the first may
    stand and the others repeat it; else all of them are at odds. Read ahead, as the
    last row of a file can contradict the first. Cells are compared by 64-bit hashes.

    Columns  row; repeat, a reason's code
    """
    seen = [_hashes(tidied(cells, profile)) for cells in wiring.batches(rows)]
    if not seen:
        return pl.DataFrame(schema={"row": pl.Int64, "repeat": pl.String})
    twice = pl.concat(seen).filter(pl.col("account").is_duplicated())
    same = pl.col("cells").n_unique().over("account") == 1
    first = pl.col("row") == pl.col("row").min().over("account")
    reason = pl.when(same).then(pl.lit(REPEATED)).otherwise(pl.lit(CONFLICTS))
    return twice.filter(~(same & first)).select("row", repeat=reason)


def _hashes(batch: pl.DataFrame) -> pl.DataFrame:
    """Return the hashes of each sound row: of its account, and of all mapped cells."""
    account = accounts(batch["account_number"])
    cells = batch.drop("row", "line", "cells").hash_rows()
    sound = batch["cells"].is_null() & account.is_not_null()
    hashes = [batch["row"], account.hash().alias("account"), cells.alias("cells")]
    return pl.DataFrame(hashes).filter(sound)
