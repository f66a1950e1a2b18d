"""In which round of the day a case is called, and where it is fixed, when."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame
from arrears.planner.policy import Policy
from arrears.planner.window import Window

from .aside import undecided
from .days import promised_for
from .openings import AFTERNOON, FOLLOW_UP, MORNING, PROMISED
from .promises import FOLLOWS, REMINDED
from .rotation import LAST

PREFERRED = "prefers_from_minutes"


def in_rounds(cases: Frame, *, on: date, policy: Policy) -> Frame:
    """
    Send each case to a round: promised, the hour she likes, else the morning.

    Where she may not be called in that round, to the next of them in which she may.

    Reads   reason, promise_on
            open_<round>           whether she may be called then
            promise_at_minutes     the promised hour, minutes of the debtor's day
            reminded, follows_at_minutes   who was reminded comes after the hour (CAD-10)
            prefers_from_minutes   the hour the debtor likes (DAT-51), the same
            dials_today            who rang in vain this morning comes in the second
                                   round (CAD-02)
            rung_in_vain_minutes   who rang in vain on a morning before is called in
                                   the afternoon, and the other way round (CAD-11)
    Writes  round          "promised" (CAD-03), "follow_up", "morning" (CAD-01),
                           "afternoon"
            slot_minutes   minutes of the debtor's day where the hour is fixed;
                           null where the place in the round decides
            overflows      whether the afternoon may have what the morning cannot hold
    Rows    one in, one out
    """
    promised = undecided() & promised_for(on)
    after = promised & nw.col(REMINDED)
    before = promised & ~nw.col(REMINDED) & nw.col("open_promised")
    again = nw.col(LAST) >= policy.afternoon.from_minutes
    return cases.with_columns(
        round=nw.when(after)
        .then(nw.lit(FOLLOW_UP))
        .when(before)
        .then(nw.lit(PROMISED))
        .when(undecided())
        .then(_ordinary_round(policy))
    ).with_columns(
        slot_minutes=nw.when(after)
        .then(nw.col(FOLLOWS))
        .when(before)
        .then(reminder_slot(policy))
        .otherwise(_preferred_slot(policy))
        .cast(nw.Int32),
        overflows=nw.col("open_afternoon") & ~again.fill_null(value=False),
    )


def reminder_slot(policy: Policy) -> nw.Expr:
    """
    Return when to remind: an hour before the promised one, and not at table.

    Reads   promise_at_minutes   null for a promise without an hour
    """
    asked = nw.col("promise_at_minutes") - policy.promised.ahead_minutes
    window = policy.promised.window
    slot = asked.fill_null(policy.promised.without_hour_minutes).clip(
        window.from_minutes, window.until_minutes
    )
    for meal in policy.mealtimes:
        before = meal.from_minutes - policy.minutes_per_call
        slot = nw.when(~within(slot, meal)).then(slot).otherwise(nw.lit(before))
    return slot


def within(clock: nw.Expr, window: Window) -> nw.Expr:
    """Return whether `clock` lies in the window; an unknown one does not."""
    inside = (clock >= window.from_minutes) & (clock < window.until_minutes)
    return inside.fill_null(value=False)


def _ordinary_round(policy: Policy) -> nw.Expr:
    likes_afternoon = within(nw.col(PREFERRED), policy.afternoon)
    tried_today = (nw.col("dials_today") > 0).fill_null(value=False)
    other_time = _rung_early(policy) & ~within(nw.col(PREFERRED), policy.morning)
    second = likes_afternoon | tried_today | other_time
    later = second & nw.col("open_afternoon") | ~nw.col("open_morning")
    return nw.when(later).then(nw.lit(AFTERNOON)).otherwise(nw.lit(MORNING))


def _rung_early(policy: Policy) -> nw.Expr:
    """Return whether the last call rang in vain before the afternoon round."""
    early = nw.col(LAST) < policy.afternoon.from_minutes
    return early.fill_null(value=False)


def _preferred_slot(policy: Policy) -> nw.Expr:
    """Return the hour she likes where it lies in the round that she is in."""
    in_morning = (nw.col("round") == MORNING) & within(
        nw.col(PREFERRED), policy.morning
    )
    in_afternoon = (nw.col("round") == AFTERNOON) & within(
        nw.col(PREFERRED), policy.afternoon
    )
    return nw.when(in_morning | in_afternoon).then(nw.col(PREFERRED))
