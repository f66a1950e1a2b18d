"""Who calls whom: the rounds dealt out over the seats, until every seat is full."""

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame, collected, frame_like
from arrears.planner.policy import Policy
from arrears.planner.window import MINUTES_PER_DAY

from .aside import set_aside, undecided
from .openings import AFTERNOON, MORNING, PROMISED, moved


def seated(cases: Frame, *, seats: Frame, openings: Frame, policy: Policy) -> Frame:
    """
    Deal each round's cases out like cards, in order of rank, until seats are full.

    So all seats get an even mix. What the morning cannot hold comes in the afternoon,
    if it may be called then.

    Reads   round, slot_minutes, rank, turns, open_afternoon; of the seats, seat and
            calls_per_round; the openings, for `moved`
    Writes  round, slot_minutes   changed for the morning's overflow
            seat           who calls
            place          1 for the seat's first call of the round, in order of time
            slot_minutes   where it was null: by the place, inside the round
            point          where the day turns: one that may be called then
            reason         "no_seat_left"
    Rows    one in, one out
    """
    places = dealt_places(seats)
    return (
        cases.pipe(_positioned)
        .join(places, on="position", how="left")
        .pipe(_overflown)
        .drop("position", *PLACE)
        .pipe(_positioned)
        .join(places, on="position", how="left")
        .pipe(set_aside, unless=~nw.col("seat").is_null(), reason="no_seat_left")
        .pipe(_timed, openings, policy)
        .drop("position", "turn", "calls_per_round")
    )


PLACE = ("seat", "turn", "calls_per_round")


def dealt_places(seats: Frame) -> Frame:
    """
    Return the places of one round as they are filled: all first ones, all second, and so on.

    Reads   seat, calls_per_round   a count; null and less than one give no place,
                                    and no seat has more than a day has minutes
    Writes  position   1 for the place that is filled first
            turn       1 for the seat's first
    """
    most = collected(seats.select(nw.col("calls_per_round").max())).item() or 0
    turns = {"turn": list(range(1, min(most, MINUTES_PER_DAY) + 1))}
    return (
        frame_like(seats, turns, {"turn": nw.Int32()})
        .join(seats, how="cross")
        .filter(nw.col("turn") <= nw.col("calls_per_round"))
        .with_columns(position=_numbered("turn", order_by=["turn", "seat"]))
    )


def _positioned(cases: Frame) -> Frame:
    """Give each case its number in its round, by rank; the promised by hour first."""
    promised = (nw.col("round") == PROMISED).fill_null(value=False)
    hour = nw.when(promised).then(nw.col("slot_minutes")).otherwise(nw.lit(0))
    position = _numbered("rank", "round", order_by=["hour", "rank"])
    called = nw.when(undecided()).then(position)
    return cases.with_columns(hour=hour).with_columns(position=called).drop("hour")


def _overflown(cases: Frame) -> Frame:
    over = (nw.col("round") == MORNING) & nw.col("seat").is_null()
    over = over & nw.col("open_afternoon")
    return cases.with_columns(
        round=nw.when(over).then(nw.lit(AFTERNOON)).otherwise(nw.col("round")),
        slot_minutes=nw.when(~over.fill_null(value=False)).then(nw.col("slot_minutes")),
    )


def _timed(cases: Frame, openings: Frame, policy: Policy) -> Frame:
    slot = nw.coalesce(nw.col("slot_minutes"), _turn_slot(policy)).cast(nw.Int32)
    place = _numbered("rank", "round", "seat", order_by=["slot_minutes", "turn"])
    return (
        cases.with_columns(slot_minutes=slot)
        .pipe(moved, openings=openings, policy=policy)
        .with_columns(place=place)
    )


def _turn_slot(policy: Policy) -> nw.Expr:
    """Return the time of each turn: a call after the other, closer where they must."""
    calls, before = nw.col("calls_per_round"), nw.col("turn") - 1
    morning = nw.col("round") == MORNING
    slots = []
    for window in (policy.morning, policy.afternoon):
        eased = before * policy.minutes_per_call
        tight = before * window.minutes // calls
        fits = calls * policy.minutes_per_call <= window.minutes
        slots.append(window.from_minutes + nw.when(fits).then(eased).otherwise(tight))
    return nw.when(morning).then(slots[0]).otherwise(slots[1])


def _numbered(column: str, *within: str, order_by: list[str]) -> nw.Expr:
    """Return 1, 2, 3 … in this order; `column` is any without nulls."""
    count = nw.col(column).cum_count()
    counted = count.over(*within, order_by=order_by)
    return counted.cast(nw.Int32)
