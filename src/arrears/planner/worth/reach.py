"""Who is likeliest to answer first, by the dials and talks of the last weeks."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Words
from arrears.planner.policy import Policy

NAME = Words("接通可能", "Reach")
SAID = Words(
    "易接通者在前：近 35 天拨打 {dials} 次、通话 {talks} 次，估计 {reach}/10000",
    "who answers first: {talks} talks in {dials} dials within 35 days, estimated {reach} in 10000",
)


def order(_: Policy) -> nw.Expr:
    """Return the chance to reach; the least order comes first."""
    return -(nw.col("reach_per_10000") * nw.col("weight_percent"))


def said(row: Mapping[str, Any]) -> Words:
    """Return why the case stands where it does."""
    return SAID.filled(
        dials=row["dials_lately"],
        talks=row["talks_lately"],
        reach=row["reach_per_10000"],
    )
