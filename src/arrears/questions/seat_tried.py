"""What the next plan makes of a seat: as it is, and as somebody would have it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import narwhals.stable.v2 as nw
import polars as pl

from arrears.planner.engines import polars as engine
from arrears.planner.policy import Policy
from arrears.store.frames import frames
from arrears.store.steering import ABILITY

SEAT: Mapping[str, type[pl.DataType] | pl.DataType] = {
    "calls_per_round": pl.Int32,
    **{name: kind for name, kind in ABILITY.items() if name != "seat"},
}


@dataclass(frozen=True, slots=True)
class Dealt:
    """What one plan deals: to the seat, and to everybody."""

    to_the_seat: int
    to_all: int


@dataclass(frozen=True, slots=True)
class SeatTried:
    """The plan of a day as it is, and with the seat changed; nothing is saved."""

    on: date
    before: Dealt
    after: Dealt


def seat_tried(
    seat: str, told: Mapping[str, object], *, on: date, policy: Policy
) -> SeatTried:
    """
    Return what day `on` deals before and after the change.

    `told` is the seat's row of the frame: calls_per_round and ABILITY without `seat`.
    Raises what the plan raises.
    """
    book = frames(on, promises_judged=policy.reads_cells, kept=policy.keep_collector)
    before = _dealt(seat, book, on=on, policy=policy)
    after = _dealt(
        seat, book | {"seats": _with(book["seats"], seat, told)}, on=on, policy=policy
    )
    return SeatTried(on=on, before=before, after=after)


def _with(seats: pl.DataFrame, seat: str, told: Mapping[str, object]) -> pl.DataFrame:
    """Return the seats with one row told anew; one that takes no calls has none."""
    kept = seats.filter(pl.col("seat") != seat)
    if not told["calls_per_round"]:
        return kept
    row = pl.DataFrame(
        [{"seat": seat} | {name: told[name] for name in SEAT}],
        schema={"seat": pl.String, **SEAT},
    )
    return pl.concat([kept, row], how="diagonal").sort("seat")


def _dealt(
    seat: str, book: Mapping[str, pl.DataFrame], *, on: date, policy: Policy
) -> Dealt:
    plan = engine.plan(engine.frames(**book), on=on, policy=policy)
    called = plan.filter(nw.col("reason").is_null())
    own = called.filter(nw.col("seat") == seat)
    return Dealt(to_the_seat=len(own), to_all=len(called))
