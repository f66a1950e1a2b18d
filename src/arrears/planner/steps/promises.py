"""Whether a promise for today was reminded of, and when its follow-up comes (CAD-10)."""

from collections.abc import Collection
from datetime import date

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame
from arrears.planner.policy import Policy

from .aside import give_reason
from .days import promised_for
from .openings import FOLLOW_UP
from .rotation import DIALLED

REMINDED, FOLLOWS = "reminded", "follows_at_minutes"
HOUR, MADE = "promise_at_minutes", "promise_made_minutes"


def followed_up(
    cases: Frame, *, on: date, policy: Policy, brought: Collection[str]
) -> Frame:
    """
    Find who was reminded already, and when they are called after the promised hour.

    One call before the hour and one after it, never more: who was called after the
    hour, and whose follow-up would come after its round, waits until the morning. Who
    paid as promised, or says that she paid, is not called.

    Reads   promise_on, promise_at_minutes, kept_today, claimed, open_follow_up
            promise_made_minutes   when it was made, if today; a call after it was the
                                   reminder. Null: made before today, as is not known
            dialled_minutes        our last call of today
            slot of the reminder   `reminder_slot`; a promise made later has none
    Writes  reminded             whether the reminder is behind; false without a promise
            follows_at_minutes   when she is called again; null for never
            reason               "promise_kept", "payment_claimed", "reminded_today"
    Rows    one in, one out
    """
    promised = promised_for(on)
    left = _left_in_peace(promised, brought)
    if policy.follow_up is None:
        nothing = {REMINDED: nw.lit(value=False), FOLLOWS: nw.lit(None, nw.Int32())}
        return _with_reason(cases, left).with_columns(**nothing)
    made = f"cases.{MADE}" in brought
    after = nw.col(DIALLED) > (nw.col(MADE).fill_null(-1) if made else nw.lit(-1))
    reminded = after.fill_null(value=False)
    if made:
        reminded = reminded | _too_late_to_remind(policy)
    followed = (nw.col(DIALLED) >= nw.col(HOUR)).fill_null(value=False)
    ahead = promised & ~followed & nw.col(f"open_{FOLLOW_UP}")
    behind = nw.col(REMINDED) & nw.col(FOLLOWS).is_null()
    return cases.with_columns(
        (promised & reminded).alias(REMINDED),
        nw.when(ahead).then(_minute(policy)).cast(nw.Int32).alias(FOLLOWS),
    ).pipe(_with_reason, [*left, nw.when(behind).then(nw.lit("reminded_today"))])


def _left_in_peace(promised: nw.Expr, brought: Collection[str]) -> list[nw.Expr]:
    """Return why who paid as promised, or says so, is not called."""
    found: list[nw.Expr] = []
    if "cases.kept_today" in brought:
        found.append(nw.when(nw.col("kept_today")).then(nw.lit("promise_kept")))
    if "cases.claimed" in brought:
        claimed = promised & nw.col("claimed")
        found.append(nw.when(claimed).then(nw.lit("payment_claimed")))
    return found


def _with_reason(cases: Frame, reasons: list[nw.Expr]) -> Frame:
    return cases.pipe(give_reason, nw.coalesce(*reasons)) if reasons else cases


def _minute(policy: Policy) -> nw.Expr:
    """Return, as `FollowUp.minute` does for one, when to call after the hour."""
    found = policy.follow_up
    if found is None:
        return nw.lit(None, dtype=nw.Int32)
    window = found.window
    asked = nw.col(HOUR) + found.after_minutes
    asked = asked.clip(lower_bound=window.from_minutes)
    for meal in sorted(policy.mealtimes, key=lambda meal: meal.from_minutes):
        at_table = (asked >= meal.from_minutes) & (asked < meal.until_minutes)
        asked = nw.when(at_table).then(nw.lit(meal.until_minutes)).otherwise(asked)
    return nw.when(asked < window.until_minutes).then(asked)


def _too_late_to_remind(policy: Policy) -> nw.Expr:
    """Return whether the promise was made when its reminder was due already."""
    due = nw.col(HOUR) - policy.promised.ahead_minutes
    return (nw.col(MADE) >= due).fill_null(value=False)
