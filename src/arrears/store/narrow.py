"""A question about the whole book, or about some of its debtors, cases or people alone."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from django.db import connection

from . import sql

Debtors = Sequence[int] | None  # None is the whole book

# In a text, `[of c.debtor_id]` keeps to the debtors, `[of-debt y.debt_id]` to their debts,
# `[in people]` is the list of these ids.
MARK = re.compile(r"\[(of|of-debt) ([\w.]+)\]")
LISTED = re.compile(r"\[in (\w+)\]")
TOLD = {
    "sqlite": "SELECT value FROM json_each(%({})s)",
    "postgresql": """SELECT CAST(value AS bigint)
                     FROM json_array_elements_text(CAST(%({})s AS json))""",
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
    return sql.frame(MARK.sub(_kept, text), schema, debtors=_listed(of), **values)


def rows(
    text: str, *, among: Mapping[str, Iterable[int]], **values: sql.Value
) -> list[tuple[Any, ...]]:
    """Return every row of the answer; `among` are lists of ids, by the name in the text."""
    lists = {name: _listed(ids) for name, ids in among.items()}
    return sql.rows(LISTED.sub(_in, text), **lists, **values)


def _listed(ids: Iterable[int]) -> str:
    return json.dumps([int(each) for each in ids])


def _in(mark: re.Match[str]) -> str:
    return f"IN ({TOLD[connection.vendor].format(mark[1])})"


def _kept(mark: re.Match[str]) -> str:
    told = TOLD[connection.vendor].format("debtors")
    if mark[1] == "of-debt":
        told = DEBTS.replace("[told]", told)
    return f"AND {mark[2]} IN ({told})"
