"""The sources' order: first instalment, promised, part payer, large, others (PRI-01…05)."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Words
from arrears.planner.policy import Policy

NAME = Words("优先级（PRI-01…05）", "Priority (PRI-01…05)")
SAID = Words(
    "优先级 {priority}（1 最先），同级欠款多者在前",
    "priority {priority} (1 comes first); within it more money first",
)


def order(_: Policy) -> nw.Expr:
    """Return the priority, 1 to 6; the least comes first."""
    return nw.col("priority").cast(nw.Int64)


def said(row: Mapping[str, Any]) -> Words:
    """Return why the case stands where it does."""
    return SAID.filled(priority=row["priority"])
