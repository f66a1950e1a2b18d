"""The measures of worth by name, and a case's place in words."""

from collections.abc import Callable, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Words
from arrears.planner.policy import Policy

from . import balance, days_past_due, expected, increment, priority, reach

ORDERS: Mapping[str, Callable[[Policy], nw.Expr]] = {
    "priority": priority.order,
    "balance": balance.order,
    "days_past_due": days_past_due.order,
    "reach": reach.order,
    "expected": expected.order,
    "increment": increment.order,
}
SAID: Mapping[str, Callable[[Mapping[str, Any]], Words]] = {
    "priority": priority.said,
    "balance": balance.said,
    "days_past_due": days_past_due.said,
    "reach": reach.said,
    "expected": expected.said,
    "increment": increment.said,
}
NAMES: Mapping[str, Words] = {
    "priority": priority.NAME,
    "balance": balance.NAME,
    "days_past_due": days_past_due.NAME,
    "reach": reach.NAME,
    "expected": expected.NAME,
    "increment": increment.NAME,
}


def order(worth: str, policy: Policy) -> nw.Expr:
    """Return a whole number by which cases are called, the least first."""
    return ORDERS[worth](policy)


def worth_words(worth: str, row: Mapping[str, Any]) -> Words:
    """Return in words why a case stands where it does by the measure `worth`."""
    return SAID[worth](row)
