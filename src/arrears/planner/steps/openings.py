"""When and on which number a case may be called, where that turns within the day."""

from collections.abc import Iterable, Mapping
from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.rule import SECONDS_A_MINUTE, Rule
from arrears.planner.frames import Frame
from arrears.planner.policy import Policy
from arrears.planner.window import Window

from .aside import undecided
from .days import promised_for
from .stretches import BEGINS, ENDS, TURNS

MORNING, AFTERNOON, PROMISED = "morning", "afternoon", "promised"
FOLLOW_UP, EVENING = "follow_up", "evening"
ALL_ROUNDS = (MORNING, AFTERNOON, PROMISED, FOLLOW_UP, EVENING)
HOUR_FIXED = (PROMISED, FOLLOW_UP)  # rounds in which the promise sets the minute


def windows(policy: Policy) -> Mapping[str, Window]:
    """Return when a call of each round may begin, of the rounds that there are."""
    promised = policy.promised.window
    found = {
        MORNING: policy.morning,
        AFTERNOON: policy.afternoon,
        PROMISED: Window(promised.from_minutes, promised.until_minutes + 1),
    }
    if policy.follow_up is not None:
        found[FOLLOW_UP] = policy.follow_up.window
    if policy.evening is not None and policy.evening.is_on:
        found[EVENING] = policy.evening.window
    return found


def window_of(policy: Policy, round_: str) -> Window:
    """Return the window of a round, also of one that another policy planned."""
    for each in (policy, Policy.default()):
        found = windows(each).get(round_)
        if found is None and round_ == EVENING and each.evening is not None:
            found = each.evening.window
        if found is not None:
            return found
    return policy.afternoon


def cuts(policy: Policy, rules: Iterable[Rule]) -> tuple[Window, ...]:
    """Return the rounds cut up, so that no rule of the hour turns within a piece."""
    rounds = windows(policy).values()
    turns = {-(-second // SECONDS_A_MINUTE) for rule in rules for second in rule.turns}
    ends = {end for each in rounds for end in (each.from_minutes, each.until_minutes)}
    marks = sorted(turns | ends)
    pieces = map(Window, marks, marks[1:])
    return tuple(p for p in pieces if any(p.meets(each) for each in rounds))


def in_own_round(on: date, policy: Policy) -> nw.Expr:
    """
    Return whether a stretch lies in a round that its case may go to.

    The round of promises is for those who promised for day `on`; what does not turn
    lies everywhere.
    """
    whole_day = ~nw.col(TURNS).fill_null(value=False)
    inside = whole_day | promised_for(on)
    for name, window in windows(policy).items():
        if name not in HOUR_FIXED:
            inside = inside | _begins_in(window)
    return inside


def with_open_rounds(cases: Frame, *, openings: Frame, policy: Policy) -> Frame:
    """
    Say in which rounds a case may be called; one whose day does not turn, in all.

    Reads   turns; of the openings, case and begins_minutes
    Writes  open_<round>   one for each round
    Rows    one in, one out
    """
    held = {
        f"open_{name}": _begins_in(window) for name, window in windows(policy).items()
    }
    found = (
        openings.with_columns(**held)
        .group_by("case")
        .agg(*(nw.col(name).any() for name in held))
    )
    turning = nw.col(TURNS).fill_null(value=False)
    return cases.join(found, on="case", how="left").with_columns(
        nw.when(turning)
        .then(nw.col(name).fill_null(value=False))
        .otherwise(nw.lit(value=True))
        .alias(name)
        for name in held
    )


def moved(cases: Frame, *, openings: Frame, policy: Policy) -> Frame:
    """
    Move a call whose day turns to the nearest open minute of its round.

    The best number that is open in the round is called. A case whose day does not
    turn stays where it is.

    Reads   turns, round, slot_minutes, reason; of the openings: case, point,
            preference, begins_minutes, ends_minutes
    Writes  point, slot_minutes
    Rows    one in, one out
    """
    slot, last = nw.col("slot_minutes"), nw.col(ENDS) - 1
    nearest = (
        cases.filter(nw.col(TURNS), undecided())
        .select("case", "round", "slot_minutes")
        .join(openings.rename({"point": "open_point"}), on="case")
        .filter(_in_round(policy))
        .with_columns(minute=nw.max_horizontal(nw.min_horizontal(slot, last), begins))
        .with_columns(away=(nw.col("minute") - slot).abs())
        .unique(
            "case",
            keep="first",
            order_by=["preference", "away", "open_point", BEGINS],
        )
        .select("case", "open_point", "minute")
    )
    return (
        cases.join(nearest, on="case", how="left")
        .with_columns(
            point=nw.coalesce("open_point", "point"),
            slot_minutes=nw.coalesce("minute", "slot_minutes"),
        )
        .drop("open_point", "minute")
    )


def _in_round(policy: Policy) -> nw.Expr:
    inside = nw.lit(value=False)
    for name, window in windows(policy).items():
        inside = inside | ((nw.col("round") == name) & _begins_in(window))
    return inside


def _begins_in(window: Window) -> nw.Expr:
    from_there = begins >= window.from_minutes
    return (from_there & (begins < window.until_minutes)).fill_null(value=False)


begins = nw.col(BEGINS)
