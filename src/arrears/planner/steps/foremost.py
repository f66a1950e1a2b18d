"""Whose call comes before all others, whatever it is worth (CAD-10, SKL-02)."""

from datetime import date, timedelta

import narwhals.stable.v2 as nw

from arrears.law.workdays import day_of
from arrears.planner.frames import Frame
from arrears.planner.policy import Policy

from .dials import DAYS_REMEMBERED

PINNED, MISSED, NEW, REST = range(4)
LONGEST_REST = 14  # days without rounds; a longer one is no calendar's


def foremost(cases: Frame, *, on: date, policy: Policy, missed: bool) -> Frame:
    """
    Say whose promise was missed on the last day of rounds, and which accounts are new.

    New is who fell due within the two weeks that are looked at and was not called in
    them. A pin of the supervisor's goes before all, as `ranked` has it. Without
    `missed` the book tells of no promise that was.

    Reads   missed_on, days_past_due, rung_lately
    Writes  foremost   MISSED, NEW or REST
    Rows    one in, one out
    """
    found = nw.lit(REST)
    if policy.cover_new_first:
        found = nw.when(is_new()).then(nw.lit(NEW)).otherwise(found)
    if missed:
        since = last_day_of_rounds(on, policy)
        went_by = nw.col("missed_on").is_between(
            nw.lit(since), nw.lit(on), closed="left"
        )
        first = nw.when(went_by.fill_null(value=False)).then(nw.lit(MISSED))
        found = first.otherwise(found)
    return cases.with_columns(foremost=found.cast(nw.Int32))


def is_new() -> nw.Expr:
    """Return whether an account fell due within two weeks and was not called in them."""
    young = nw.col("days_past_due") <= DAYS_REMEMBERED
    return young.fill_null(value=False) & ~nw.col("rung_lately")


def last_day_of_rounds(on: date, policy: Policy) -> date:
    """Return the last day before `on` on which the policy's calendar works."""
    day = on - timedelta(days=1)
    if policy.rest_days_called:
        return day
    for _ in range(LONGEST_REST):
        if day_of(policy.calendar, day).works:
            return day
        day -= timedelta(days=1)
    return on - timedelta(days=1)
