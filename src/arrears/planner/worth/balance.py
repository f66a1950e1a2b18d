"""The largest debt first."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Words
from arrears.planner.policy import Policy

NAME = Words("欠款金额", "Balance")
SAID = Words(
    "欠款多者在前：{weighed_minor}（分）",
    "more money first: {weighed_minor} minor units",
)


def order(_: Policy) -> nw.Expr:
    """Return the balance, brought to one scale; the least order comes first."""
    return -nw.col("weighed_minor")


def said(row: Mapping[str, Any]) -> Words:
    """Return why the case stands where it does."""
    return SAID.filled(weighed_minor=row["weighed_minor"])
