"""Who comes first (PRI-01…05, CALC-12)."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame
from arrears.planner.policy import ELSE, Policy

from .aside import set_aside, undecided
from .days import promised_for

FIRST_INSTALMENT, PROMISED_TODAY, CAN_PAY_PART, LARGE, OTHER, LOST = range(1, 7)


def ranked(cases: Frame, *, on: date, policy: Policy) -> Frame:
    """
    Give every case its priority, and all of them one order without ties.

    Within a priority more money comes first, then more days, then the case's name.

    Reads   first_instalment, promise_on, can_pay_part, lost   null counts as not so
            owed_minor   minor units; null comes last
            currency, days_past_due, case
    Writes  priority     1 to 6
            rank         0 for the first to call; every case its own
    Rows    one in, one out
    """
    return (
        cases.with_columns(
            priority=_priority(on, policy).cast(nw.Int32),
            less_owed=-nw.col("owed_minor").fill_null(0),
            less_late=-nw.col("days_past_due").fill_null(0),
        )
        .with_row_index("rank", order_by=["priority", "less_owed", "less_late", "case"])
        .with_columns(nw.col("rank").cast(nw.Int64))
        .drop("less_owed", "less_late")
    )


def one_contact_each(cases: Frame) -> Frame:
    """
    Keep one call a day for a debtor with several cases: the best-ranked of them.

    Reads   person, rank
    Writes  reason   "same_person"
    Rows    one in, one out
    """
    candidate = nw.when(undecided()).then(nw.col("rank"))
    return (
        cases.with_columns(first=candidate.min().over("person"))
        .pipe(set_aside, unless=nw.col("rank") == nw.col("first"), reason="same_person")
        .drop("first")
    )


def _priority(on: date, policy: Policy) -> nw.Expr:
    """Return the first that holds; out of contact is asked first and comes last."""
    ladder = [
        (nw.col("lost"), LOST),
        (nw.col("first_instalment"), FIRST_INSTALMENT),
        (promised_for(on), PROMISED_TODAY),
        (nw.col("can_pay_part"), CAN_PAY_PART),
        (nw.col("owed_minor") >= _large_from(policy), LARGE),
    ]
    holding = [nw.when(test).then(nw.lit(priority)) for test, priority in ladder]
    return nw.coalesce(*holding, nw.lit(OTHER))


def _large_from(policy: Policy) -> nw.Expr:
    from_minor = nw.lit(policy.large_from_minor[ELSE])
    for currency, minor in policy.large_from_minor.items():
        this = (nw.col("currency") == currency).fill_null(value=False)
        from_minor = nw.when(this).then(nw.lit(minor)).otherwise(from_minor)
    return from_minor
