"""A plan's fingerprint: the same plan, the same sixty-four letters."""

from hashlib import sha256
from typing import Any

import narwhals.stable.v2 as nw

from .nightly import LOGGED, PLAN

ROWS_AT_ONCE = 100_000


def digest(plan: nw.DataFrame[Any]) -> str:
    """
    Return the SHA-256 of the plan's rows, sorted by case, each written one way.

    A null is told from every text. The order of rows and columns does not matter.
    """
    told = [*PLAN, *(name for name in LOGGED if name in plan.columns)]
    line = nw.concat_str(*map(_cell, told), separator=",").alias("line")
    if not plan.get_column("case").is_sorted():
        plan = plan.sort("case")
    sealed = sha256()
    for first in range(0, len(plan), ROWS_AT_ONCE):
        rows = plan[first : first + ROWS_AT_ONCE].select(line)["line"].to_list()
        sealed.update("".join(f"{row}\n" for row in rows).encode())
    return sealed.hexdigest()


def _cell(column: str) -> nw.Expr:
    text = nw.col(column).cast(nw.String).str.replace_all('"', '""', literal=True)
    quoted = nw.concat_str(nw.lit('"'), text, nw.lit('"'))
    return nw.coalesce(quoted, nw.lit("-")).alias(column)
