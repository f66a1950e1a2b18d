"""A question about the whole book, or about some of its debtors alone."""

import json
import re
from collections.abc import Sequence

import polars as pl
from django.db import connection

from . import sql

Debtors = Sequence[int] | None  # None is the whole book

# In a text, `[of c.debtor_id]` keeps to the debtors, `[of-debt y.debt_id]` to their debts.
MARK = re.compile(r"\[(of|of-debt) ([\w.]+)\]")
TOLD = {
    "sqlite": "SELECT value FROM json_each(%(debtors)s)",
    "postgresql": """SELECT CAST(value AS bigint)
                     FROM json_array_elements_text(CAST(%(debtors)s AS json))""",
}
DEBTS = """
    SELECT n.id FROM {debt} n JOIN {case} o ON o.id = n.case_id
    WHERE o.debtor_id IN ([told])
"""


def frame(
    text: str, schema: sql.Schema, *, of: Debtors, **values: sql.Value
) -> pl.DataFrame:
    """Return the answer as a frame; of these debtors alone, it reads only their rows."""
    if of is None:
        return sql.frame(MARK.sub("", text), schema, **values)
    told = json.dumps([int(debtor) for debtor in of])
    return sql.frame(MARK.sub(_kept, text), schema, debtors=told, **values)


def _kept(mark: re.Match[str]) -> str:
    told = TOLD[connection.vendor]
    if mark[1] == "of-debt":
        told = DEBTS.replace("[told]", told)
    return f"AND {mark[2]} IN ({told})"
