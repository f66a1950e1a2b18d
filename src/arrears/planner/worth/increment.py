"""What a call adds, for each minute that it takes."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Words
from arrears.planner.policy import Policy
from arrears.planner.trial import WHOLE

SECONDS_A_MINUTE = 60
NAME = Words("每分钟增加的回款", "Increment per minute")
SAID = Words(
    "打电话 {called}/10000、不打 {uncalled}/10000（{cell}），每通约 {seconds} 秒，预计多回 {added}（分）；{basis.zh}",
    "paying in {called} of 10000 when called, {uncalled} when not ({cell}), about {seconds} seconds a call, {added} minor units more expected; {basis.en}",
)
ASSUMED = Words("这是假设，没有对照组数据", "an assumption: no holdout has been read")
MEASURED = Words("由对照组重新估计", "refitted from a holdout")


def order(_: Policy) -> nw.Expr:
    """Return what a minute adds, minor units; the least order comes first."""
    a_minute = nw.col("added_minor") * SECONDS_A_MINUTE // nw.col("seconds_a_call")
    return -(a_minute * nw.col("weight_percent"))


def added() -> nw.Expr:
    """
    Return what a call is expected to add, minor units; less than zero where it harms.

    Reads   balance_minor, called_per_10000, uncalled_per_10000
    """
    more = nw.col("called_per_10000") - nw.col("uncalled_per_10000")
    return nw.col("balance_minor") * more // WHOLE


def said(row: Mapping[str, Any]) -> Words:
    """Return why the case stands where it does."""
    from_holdout = row["basis"] == "holdout"
    return SAID.filled(
        called=row["called_per_10000"],
        uncalled=row["uncalled_per_10000"],
        cell=row["cell"],
        seconds=row["seconds_a_call"],
        added=row["added_minor"],
        basis=MEASURED if from_holdout else ASSUMED,
    )
