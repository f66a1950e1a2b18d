"""What a case's turn is worth, as far as the policy asks for it."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame
from arrears.planner.policy import Policy
from arrears.planner.worth.cells import cells

from .arms import in_arms
from .aside import set_aside
from .celled import with_cells
from .lately import with_reach
from .weight import balance, weighed


def worthy(cases: Frame, *, attempts: Frame, on: date, policy: Policy) -> Frame:
    """
    Add what the policy's measures of worth read, and draw the arms of its trial.

    Reads   excluded, owed_minor, currency, weight_percent, and what the steps read
    Writes  balance_minor   the balance on one scale
            weighed_minor   the same, as the supervisor weighs the case
            reason          "excluded", "held_out"
            what `with_reach`, `with_cells` and `in_arms` write, where it is asked for
    Rows    one in, one out
    """
    found = (
        cases.pipe(set_aside, unless=~nw.col("excluded"), reason="excluded")
        .with_columns(balance_minor=balance(policy))
        .with_columns(weighed_minor=weighed(nw.col("balance_minor")))
    )
    if policy.reads_reach:
        found = found.pipe(with_reach, attempts=attempts, on=on)
    if policy.reads_cells:
        found = found.pipe(with_cells, model=cells(), policy=policy)
    if policy.trial.runs:
        found = found.pipe(in_arms, on=on, policy=policy)
    return found
