"""Who comes first (PRI-01…05, CALC-12), by the policy's measure of worth."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame, numbered
from arrears.planner.policy import Policy
from arrears.planner.trial import WHOLE
from arrears.planner.worth import measures

from .aside import set_aside, undecided
from .days import promised_for
from .foremost import PINNED
from .weight import large_from, weighed_owed

FIRST_INSTALMENT, PROMISED_TODAY, CAN_PAY_PART, LARGE, OTHER, LOST = range(1, 7)


def prioritised(cases: Frame, *, on: date, policy: Policy) -> Frame:
    """
    Give every case its priority (PRI-01…05).

    Reads   first_instalment, promise_on, can_pay_part, lost   null counts as not so
            owed_minor, currency
    Writes  priority     1 to 6
    Rows    one in, one out
    """
    return cases.with_columns(priority=_priority(on, policy).cast(nw.Int32))


def ranked(cases: Frame, *, policy: Policy) -> Frame:
    """
    Give all cases one order without ties.

    The policy's measure of worth decides; within it more money comes first, then more
    days, then the case's name. The arms of a trial take turns by their shares.

    Reads   priority
            owed_minor   minor units; null comes last
            days_past_due, case, weight_percent; arm and what the measure reads
            foremost       whose promise was missed, and which accounts are new
            pinned_to      a pinned case comes before all others
    Writes  rank         0 for the first to call; every case its own
    Rows    one in, one out
    """
    turns = ["turn_of_arm"] if policy.trial.arms else []
    keys = ["foremost", *turns, "order", "less_owed", "less_late", "case"]
    return (
        cases.with_columns(
            less_owed=-weighed_owed(),
            less_late=-nw.col("days_past_due").fill_null(0),
            foremost=nw.when(nw.col("pinned_to").is_null())
            .then(nw.col("foremost"))
            .otherwise(nw.lit(PINNED)),
        )
        .with_columns(order=_order(policy))
        .pipe(_in_turns, policy=policy)
        .pipe(numbered, "rank", by=keys)
        .with_columns(nw.col("rank").cast(nw.Int64))
        .drop("less_owed", "less_late", *turns, "order")
    )


def _order(policy: Policy) -> nw.Expr:
    """Return the measure's order; in a trial each arm's own."""
    order = measures.order(policy.worth, policy)
    for arm in policy.trial.arms:
        this = (nw.col("arm") == arm.name).fill_null(value=False)
        order = nw.when(this).then(measures.order(arm.worth, policy)).otherwise(order)
    return order


def _in_turns(cases: Frame, *, policy: Policy) -> Frame:
    """Let the arms take turns: of those that may be called, each its share."""
    if not policy.trial.arms:
        return cases
    keys = ["aside", "foremost", "order", "less_owed", "less_late", "case"]
    aside = nw.when(undecided()).then(nw.lit(0)).otherwise(nw.lit(1))
    place = nw.col("case").cum_count().over("arm", order_by=keys).cast(nw.Int64)
    share = nw.col("chance_per_10000").cast(nw.Int64)
    return (
        cases.with_columns(aside=aside)
        .with_columns(turn_of_arm=place * WHOLE * WHOLE // share)
        .drop("aside")
    )


def one_contact_each(cases: Frame) -> Frame:
    """
    Keep one call a day for a debtor with several cases: the best-ranked of them.

    Reads   person, rank
    Writes  reason   "same_person"
            round    null for them
    Rows    one in, one out
    """
    candidate = nw.when(undecided()).then(nw.col("rank"))
    return (
        cases.with_columns(first=candidate.min().over("person"))
        .pipe(set_aside, unless=nw.col("rank") == nw.col("first"), reason="same_person")
        .with_columns(round=nw.when(undecided()).then(nw.col("round")))
        .drop("first")
    )


def _priority(on: date, policy: Policy) -> nw.Expr:
    """Return the first that holds; out of contact is asked first and comes last."""
    ladder = [
        (nw.col("lost"), LOST),
        (nw.col("first_instalment"), FIRST_INSTALMENT),
        (promised_for(on), PROMISED_TODAY),
        (nw.col("can_pay_part"), CAN_PAY_PART),
        (nw.col("owed_minor") >= large_from(policy), LARGE),
    ]
    holding = [nw.when(test).then(nw.lit(priority)) for test, priority in ladder]
    return nw.coalesce(*holding, nw.lit(OTHER))
