"""The deal where seats call at hours of their own: at which minute each case needs one."""

from collections.abc import Iterable, Mapping, Sequence

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame, Schema, frame_like
from arrears.planner.policy import Policy

from .abilities import Seat
from .aside import undecided
from .evenings import LIKES
from .openings import EVENING, windows
from .stretches import BEGINS, ENDS, TURNS

ANY_MINUTE = -1
STRETCHES: Schema = {
    "seat": nw.String(),
    "seat_begins": nw.Int32(),
    "seat_ends": nw.Int32(),
}


def with_minutes(cases: Frame, *, openings: Frame, policy: Policy) -> Frame:
    """
    Say of each round at which minute a case needs a seat that is there.

    Of a call whose hour is fixed that is its hour; of one whose day turns, one at
    which it may be called. Any other may be called in all of the round.

    Reads   round, slot_minutes, turns; of the openings, case and their minutes
    Writes  at_<round>   one for each round; null where any minute does
    Rows    one in, one out
    """
    slot, rounds = nw.col("slot_minutes"), windows(policy)
    begins = nw.col(BEGINS)
    inside = (begins <= slot) & (slot < nw.col(ENDS))
    firsts = {
        f"first_{name}": nw.when(
            (begins >= window.from_minutes) & (begins < window.until_minutes)
        ).then(begins)
        for name, window in rounds.items()
    }
    turning = cases.filter(nw.col(TURNS), undecided()).select("case", "slot_minutes")
    found = (
        openings.select("case", BEGINS, ENDS)
        .join(turning, on="case")
        .with_columns(**firsts, slot_open=inside.fill_null(value=False))
        .group_by("case")
        .agg(*(nw.col(name).min() for name in firsts), nw.col("slot_open").any())
    )
    told = cases.join(found, on="case", how="left")
    return told.with_columns(
        _minute(name, policy).cast(nw.Int32).alias(f"at_{name}") for name in rounds
    ).drop(*firsts, "slot_open")


def _minute(round_: str, policy: Policy) -> nw.Expr:
    turns = nw.col(TURNS).fill_null(value=False)
    slot_holds = ~turns | nw.col("slot_open").fill_null(value=False)
    fixed = (nw.col("round") == round_) & ~nw.col("slot_minutes").is_null()
    otherwise = nw.when(turns).then(nw.col(f"first_{round_}"))
    own = nw.when(fixed & slot_holds).then(nw.col("slot_minutes"))
    found = own.otherwise(otherwise)
    if round_ == EVENING and policy.calls_evenings:
        return nw.coalesce(found, nw.when(~turns).then(nw.col(LIKES)))
    return found


def cuts_of(seats: Iterable[Seat]) -> list[int]:
    """Return the minutes at which a seat comes, goes or rests; none if nobody does."""
    there = [seat.hours for seat in seats]
    if all(each.is_whole_day for each in there):
        return []
    ends = {
        minute
        for each in there
        for stretch in each.stretches
        for minute in (stretch.from_minutes, stretch.until_minutes)
    }
    return sorted(ends | {0})


def pieces(cuts: Sequence[int], policy: Policy) -> dict[str, nw.Expr]:
    """Return in which piece of the day, between the cuts, a case needs its seat."""
    return {name: _piece(name, cuts) for name in windows(policy)} if cuts else {}


def _piece(round_: str, cuts: Sequence[int]) -> nw.Expr:
    at, found = nw.col(f"at_{round_}"), nw.lit(ANY_MINUTE)
    for cut in cuts:
        found = found + nw.when(at >= cut).then(nw.lit(1)).otherwise(nw.lit(0))
    return found.alias(f"piece_{round_}")


def is_there(
    seat: Seat, needs: Mapping[str, object], round_: str, cuts: Sequence[int]
) -> bool:
    """Say whether the seat calls when a case of this kind needs it in the round."""
    piece = needs.get(f"piece_{round_}", ANY_MINUTE)
    if not isinstance(piece, int) or piece == ANY_MINUTE:
        return True
    return seat.hours.holds(cuts[piece])


def at_the_seat(openings: Frame, cases: Frame, seats: Sequence[Seat]) -> Frame:
    """Return the openings of the dealt cases, as far as their seats are there."""
    told = [
        (seat.name, each.from_minutes, each.until_minutes)
        for seat in seats
        for each in seat.hours.stretches
    ]
    columns = dict(zip(STRETCHES, map(list, zip(*told, strict=True)), strict=True))
    dealt = cases.filter(nw.col(TURNS), ~nw.col("seat").is_null())
    return (
        openings.join(dealt.select("case", "seat"), on="case")
        .join(frame_like(openings, columns, STRETCHES), on="seat")
        .with_columns(
            nw.max_horizontal(BEGINS, "seat_begins").alias(BEGINS),
            nw.min_horizontal(ENDS, "seat_ends").alias(ENDS),
        )
        .filter(nw.col(BEGINS) < nw.col(ENDS))
        .drop(*STRETCHES)
    )
