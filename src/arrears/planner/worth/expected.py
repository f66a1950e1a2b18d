"""Propensity times balance: what is expected to be paid, call or no call."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Words
from arrears.planner.policy import Policy
from arrears.planner.trial import WHOLE

NAME = Words("还款可能 × 欠款", "Propensity × balance")
SAID = Words(
    "还款可能 {rate}/10000 × 欠款（{cell}）；这是水平，不是电话的功劳",
    "paying in {rate} of 10000 × balance ({cell}); a level, not what a call adds",
)


def order(_: Policy) -> nw.Expr:
    """Return what is expected, minor units; the least order comes first."""
    return -(nw.col("weighed_minor") * nw.col("called_per_10000") // WHOLE)


def said(row: Mapping[str, Any]) -> Words:
    """Return why the case stands where it does."""
    return SAID.filled(rate=row["called_per_10000"], cell=row["cell"])
