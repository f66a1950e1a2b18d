"""A plan in numbers: calls per round and seat, set aside and why, promises due."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Words

from .frames import Frames, collected
from .mix import KindLine, SeatLine, by_seat, kinds
from .reasons import ROUNDS, reason_words
from .steps.days import promised_for
from .steps.dials import DAYS_REMEMBERED, dialled


@dataclass(frozen=True, slots=True)
class RoundLine:
    """How many calls one seat makes in one round."""

    round: str
    seat: str
    calls: int

    @property
    def words(self) -> Words:
        """Return the round's name as people read it."""
        return ROUNDS[self.round]


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """How many cases are set aside for one reason."""

    reason: str
    cases: int

    @property
    def words(self) -> Words:
        """Return the reason as people read it."""
        return reason_words(self.reason)


@dataclass(frozen=True, slots=True)
class Summary:
    """A day's plan in numbers; called and set aside are all cases."""

    cases: int
    called: int
    rounds: tuple[RoundLine, ...]  # in the order of the day, then by seat
    aside: tuple[ReasonLine, ...]  # the most frequent first
    promised_today: int  # cases with a promise for the day
    reminded: int  # those of them that are called
    new_called: int = 0  # accounts that are called for the first time (SKL-02)
    new_waiting: int = 0  # those for whom no seat was left; tomorrow
    kinds: tuple[KindLine, ...] = ()  # the mix of numbers (CAD-12)
    seats: tuple[SeatLine, ...] = ()  # the mix of cases by seat

    @property
    def set_aside(self) -> int:
        """Return how many cases nobody calls."""
        return self.cases - self.called


def summary(plan: nw.DataFrame[Any], *, book: Frames, on: date) -> Summary:
    """Return the numbers of a collected `plan` for day `on` of the `book`."""
    new = _new(plan, book, on)
    called = plan.filter(nw.col("reason").is_null())
    promised = collected(
        book.cases.filter(promised_for(on)).select(nw.len().alias("cases"))
    )
    return Summary(
        cases=len(plan),
        called=len(called),
        rounds=_rounds(called),
        aside=_aside(plan),
        promised_today=int(promised.item()),
        reminded=len(called.filter(nw.col("round") == "promised")),
        new_called=len(new.filter(nw.col("reason").is_null())),
        new_waiting=len(new.filter(nw.col("reason") == "no_seat_left")),
        kinds=kinds(called, points=book.points),
        seats=by_seat(called),
    )


def _new(plan: nw.DataFrame[Any], book: Frames, on: date) -> nw.DataFrame[Any]:
    """Return the rows of accounts that were not called since they fell due lately."""
    dials = dialled(book.attempts, on, days=DAYS_REMEMBERED)
    known = collected(dials.select("person").unique())
    young = plan.filter(nw.col("days_past_due") <= DAYS_REMEMBERED)
    return young.join(known, on="person", how="anti")


def _rounds(called: nw.DataFrame[Any]) -> tuple[RoundLine, ...]:
    counts = called.group_by("round", "seat").agg(nw.len().alias("calls"))
    lines = [RoundLine(**row) for row in counts.rows(named=True)]
    order = list(ROUNDS)
    return tuple(sorted(lines, key=lambda line: (order.index(line.round), line.seat)))


def _aside(plan: nw.DataFrame[Any]) -> tuple[ReasonLine, ...]:
    aside = plan.filter(~nw.col("reason").is_null())
    counts = aside.group_by("reason").agg(nw.len().alias("cases"))
    lines = [ReasonLine(**row) for row in counts.rows(named=True)]
    return tuple(sorted(lines, key=lambda line: (-line.cases, line.reason)))
