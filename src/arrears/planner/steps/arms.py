"""Which arm of the trial each debtor is in; who is held out is not called."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame, frame_like
from arrears.planner.policy import Policy
from arrears.planner.trial import HOLDOUT, WHOLE, Arm, draws

from .aside import give_reason
from .days import promised_for

DRAWN = "drawn"


def in_arms(cases: Frame, *, on: date, policy: Policy) -> Frame:
    """
    Draw every debtor into an arm, the same one every day, and set the holdout aside.

    A reminder of a promise for today that the debtor agreed to is in no arm and is
    never held out.

    Reads   person, promise_on, reminder_agreed, reason
            draw   0 to 9999 where somebody else drew; the least of a debtor's cases
    Writes  arm                an arm's name, "holdout", or null
            chance_per_10000   how likely that was
            reason             "held_out"
    Rows    one in, one out
    """
    arms = (
        Arm(HOLDOUT, policy.worth, policy.trial.holdout_per_10000),
        *policy.trial.arms_of(policy.worth),
    )
    reminder = promised_for(on) & nw.col("reminder_agreed").fill_null(value=False)
    held = nw.when(nw.col("arm") == HOLDOUT).then(nw.lit("held_out"))
    return (
        cases.pipe(_drawn, seed=policy.trial.seed)
        .with_columns(arm=nw.when(~reminder).then(_arm(arms)))
        .with_columns(chance_per_10000=_chance(arms))
        .pipe(give_reason, held)
        .drop(DRAWN)
    )


def _drawn(cases: Frame, *, seed: str) -> Frame:
    """Add each debtor's draw; a case without a person has none."""
    told = nw.col("draw").min().over("person")
    without = cases.filter(nw.col("draw").is_null(), ~nw.col("person").is_null())
    people = without.select("person").unique().collect("polars")
    names = sorted(people.get_column("person").to_list())
    columns = {"person": names, "by_hash": draws(names, seed=seed)}
    kinds = {"person": nw.String(), "by_hash": nw.Int32()}
    return (
        cases.join(frame_like(cases, columns, kinds), on="person", how="left")
        .with_columns(nw.coalesce(told, nw.col("by_hash")).alias(DRAWN))
        .drop("by_hash")
    )


def _arm(arms: tuple[Arm, ...]) -> nw.Expr:
    found, upto = [], 0
    for arm in arms:
        upto += arm.share_per_10000
        found.append(nw.when(nw.col(DRAWN) < upto).then(nw.lit(arm.name)))
    return nw.coalesce(*found, nw.lit(None, dtype=nw.String))


def _chance(arms: tuple[Arm, ...]) -> nw.Expr:
    found = [
        nw.when(nw.col("arm") == arm.name).then(nw.lit(arm.share_per_10000))
        for arm in arms
    ]
    return nw.coalesce(*found, nw.lit(WHOLE)).cast(nw.Int32)
