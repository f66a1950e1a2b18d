"""The longest overdue first."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Words
from arrears.planner.policy import Policy

NAME = Words("逾期天数", "Days past due")
SAID = Words("逾期久者在前：{days} 天", "the longest overdue first: {days} days")


def order(_: Policy) -> nw.Expr:
    """Return the days past due; the least order comes first."""
    late = nw.col("days_past_due").fill_null(0).cast(nw.Int64)
    return -(late * nw.col("weight_percent"))


def said(row: Mapping[str, Any]) -> Words:
    """Return why the case stands where it does."""
    return SAID.filled(days=row["days_past_due"])
