"""Who calls whom: the rounds dealt out over the seats, until every seat is full."""

from typing import Any

import narwhals.stable.v2 as nw

from arrears.planner.frames import OPTIONAL, Frame, collected, moved_to
from arrears.planner.policy import Policy
from arrears.planner.window import MINUTES_PER_DAY

from .abilities import seats_of
from .aside import set_aside, undecided
from .deal import dealt
from .evenings import LIKES
from .openings import AFTERNOON, EVENING, HOUR_FIXED, MORNING, moved, windows
from .seat_hours import at_the_seat, cuts_of, with_minutes

# Where a book brings any of these, seats are not all alike.
UNLIKE = {f"seats.{column}" for column in OPTIONAL["seats"]}
UNLIKE |= {"cases.kept_by", "cases.pinned_to", "cases.paired_to"}


def seated(cases: Frame, *, seats: Frame, openings: Frame, policy: Policy) -> Frame:
    """
    Deal each round's cases out like cards, in order of rank, until seats are full.

    So all seats get an even mix. What the morning cannot hold comes in the afternoon,
    if it may be called then.

    Reads   round, slot_minutes, rank, turns, overflows; of the seats, seat and
            calls_per_round; the openings, for `moved`
    Writes  round, slot_minutes   changed for the morning's overflow
            seat           who calls
            place          1 for the seat's first call of the round, in order of time
            slot_minutes   where it was null: by the place, inside the round
            point          where the day turns: one that may be called then
            reason         "no_seat_left"
    Rows    one in, one out
    """
    places = places_of(seats)
    return (
        cases.pipe(_positioned)
        .pipe(_overflown, room=len(places))
        .drop("position")
        .pipe(_positioned)
        .join(moved_to(seats, places), on="position", how="left")
        .pipe(set_aside, unless=~nw.col("seat").is_null(), reason="no_seat_left")
        .pipe(_timed, openings, policy)
        .drop("position", "turn", "calls_per_round")
    )


def seated_by_ability(
    cases: Frame, *, seats: Frame, openings: Frame, policy: Policy
) -> Frame:
    """
    Do as `seated` does where seats are not alike: `dealt` says how.

    Reads   as `seated`, and what `dealt` reads
    Writes  as `seated`
    Rows    one in, one out
    """
    same = nw.col("dealt_round") == nw.col("round")
    here = seats_of(seats, policy)
    has_hours = bool(cuts_of(here))
    if has_hours:
        cases = cases.pipe(with_minutes, openings=openings, policy=policy)
    found = (
        cases.join(dealt(cases, seats=here, policy=policy), on="case", how="left")
        .with_columns(
            round=nw.coalesce("dealt_round", "round"),
            slot_minutes=nw.coalesce(
                nw.when(same.fill_null(value=True))
                .then(nw.col("slot_minutes"))
                .otherwise(_evening_slot(policy)),
                nw.col("turn_minutes"),
            ),
        )
        .pipe(set_aside, unless=~nw.col("seat").is_null(), reason="no_seat_left")
    )
    if has_hours:
        openings = at_the_seat(openings, found, here)
        found = found.drop(*(f"at_{name}" for name in windows(policy)))
    dropped = ("turn", "calls_per_round", "turn_minutes", "dealt_round")
    return found.pipe(_timed, openings, policy).drop(*dropped)


def places_of(seats: Frame) -> nw.DataFrame[Any]:
    """
    Return the places of one round as they are filled: all first ones, all second, and so on.

    Seats are few and stand in memory; what is dealt to them does not.

    Reads   seat, calls_per_round   a count; null and less than one give no place,
                                    and no seat has more than a day has minutes
    Writes  position   1 for the place that is filled first
            turn       1 for the seat's first
    """
    told = collected(seats.select("seat", "calls_per_round")).sort("seat")
    calls = nw.col("calls_per_round").fill_null(0).clip(0, MINUTES_PER_DAY)
    most = told.select(calls.max()).item() or 0
    schema = {"turn": nw.Int32()}
    turns = nw.from_dict(
        {"turn": list(range(1, most + 1))}, schema=schema, backend="polars"
    )
    order = nw.col("turn").cast(nw.Int64) * len(told) + nw.col("order")
    return (
        told.with_row_index("order")
        .with_columns(nw.col("order").cast(nw.Int64))
        .join(turns, how="cross")
        .filter(nw.col("turn") <= calls)
        .with_columns(order=order)
        .sort("order")
        .with_row_index("position")
        .select(nw.col("position").cast(nw.Int32) + 1, *PLACE)
    )


PLACE = ("turn", "seat", "calls_per_round")
# Two keys in one whole number are sorted by faster than two columns.
BEYOND_RANK, BEYOND_TURN = 2**33, 2**11


def _positioned(cases: Frame) -> Frame:
    """Give each case its number in its round, by rank; the promised by hour first."""
    fixed = nw.col("round").is_in(HOUR_FIXED).fill_null(value=False)
    hour = nw.when(fixed).then(nw.col("slot_minutes")).otherwise(nw.lit(0))
    key = hour.cast(nw.Int64) * BEYOND_RANK + nw.col("rank")
    position = _numbered("rank", "round", order_by="key")
    called = nw.when(undecided()).then(position)
    return cases.with_columns(key=key).with_columns(position=called).drop("key")


def _overflown(cases: Frame, *, room: int) -> Frame:
    over = (nw.col("round") == MORNING) & (nw.col("position") > room)
    over = over & nw.col("overflows")
    return cases.with_columns(
        round=nw.when(over).then(nw.lit(AFTERNOON)).otherwise(nw.col("round")),
        slot_minutes=nw.when(~over.fill_null(value=False)).then(nw.col("slot_minutes")),
    )


def _timed(cases: Frame, openings: Frame, policy: Policy) -> Frame:
    slot = nw.coalesce(nw.col("slot_minutes"), _turn_slot(policy)).cast(nw.Int32)
    key = nw.col("slot_minutes").cast(nw.Int64) * BEYOND_TURN + nw.col("turn")
    place = _numbered("rank", "round", "seat", order_by="key")
    return (
        cases.with_columns(slot_minutes=slot)
        .pipe(moved, openings=openings, policy=policy)
        .with_columns(key=key)
        .with_columns(place=place)
        .drop("key")
    )


def _turn_slot(policy: Policy) -> nw.Expr:
    """Return the time of each turn: a call after the other, closer where they must."""
    calls, before = nw.col("calls_per_round"), nw.col("turn") - 1
    rounds = [(AFTERNOON, policy.afternoon), (MORNING, policy.morning)]
    if policy.evening is not None and policy.evening.is_on:
        rounds.append((EVENING, policy.evening.window))
    found = nw.lit(None, dtype=nw.Int32)
    for name, window in rounds:
        eased = before * policy.minutes_per_call
        tight = before * window.minutes // calls
        fits = calls * policy.minutes_per_call <= window.minutes
        slot = window.from_minutes + nw.when(fits).then(eased).otherwise(tight)
        found = nw.when(nw.col("round") == name).then(slot).otherwise(found)
    return found


def _evening_slot(policy: Policy) -> nw.Expr:
    """Return the hour that she likes, of those who like one of the evening."""
    if not policy.calls_evenings:
        return nw.lit(None, dtype=nw.Int32)
    evening = nw.col("dealt_round") == EVENING
    return nw.when(evening).then(nw.col(LIKES).cast(nw.Int32))


def _numbered(column: str, *within: str, order_by: str) -> nw.Expr:
    """Return 1, 2, 3 … in this order; `column` is any without nulls."""
    count = nw.col(column).cum_count()
    counted = count.over(*within, order_by=order_by)
    return counted.cast(nw.Int32)
