"""What each seat can do, and which kinds of cases it may therefore have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame, SeatHoursUnfit
from arrears.planner.hours import WHOLE_DAY, Hours, HoursRefused, Shift, hours
from arrears.planner.policy import Policy
from arrears.planner.window import MINUTES_PER_DAY

from .openings import windows

NEEDS = (
    *("language", "product", "lender", "team", "pinned_to", "paired_to", "kept_by"),
    "above",
)
ANY = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of the day. An empty set of languages, products or lenders means all."""

    name: str
    calls_per_round: int
    calls_a_day: int
    languages: frozenset[str]
    products: frozenset[str]
    lenders: frozenset[str]
    authority_minor: int | None  # cases up to this much
    team: str
    hours: Hours = WHOLE_DAY
    shifts: Mapping[str, Shift] = field(default_factory=dict)  # by round; none: all day

    def room(self, round_: str) -> int:
        """Return how many calls of the round the seat has time for."""
        shift = self.shifts.get(round_)
        return self.calls_per_round if shift is None else shift.room

    def minute(self, round_: str, n: int) -> int | None:
        """Return the minute of its n-th call of the round, from 0; None: as ever."""
        shift = self.shifts.get(round_)
        return None if shift is None else shift.minute(n)

    def may_have(self, needs: Mapping[str, Any], brackets: Sequence[int]) -> bool:
        """Say whether the seat may have a case that needs this."""
        return (
            self._is_hers(needs)
            and _fits(needs["language"], self.languages)
            and _fits(needs["product"], self.products)
            and _fits(needs["lender"], self.lenders)
            and self._may_decide(needs["above"], brackets)
        )

    def _is_hers(self, needs: Mapping[str, Any]) -> bool:
        """Say whether the case is this seat's by pin and team, or by a turn in pair work."""
        if needs["paired_to"] == self.name:
            return True
        pinned = needs["pinned_to"] in {ANY, self.name}
        return pinned and _fits(needs["team"], {self.team} - {ANY})

    def _may_decide(self, above: int, brackets: Sequence[int]) -> bool:
        """Say whether a case above so many of the authorities there are is for it."""
        if self.authority_minor is None:
            return True
        return above <= brackets.index(self.authority_minor)


def seats_of(seats: Frame, policy: Policy) -> tuple[Seat, ...]:
    """Return the seats by name; one that is absent is not there."""
    here = seats.filter(~nw.col("absent")).collect("polars")
    rows = here.sort("seat").rows(named=True)
    return tuple(_seat(row, policy) for row in rows)


def brackets_of(seats: Sequence[Seat]) -> list[int]:
    """Return the authorities there are, from the least."""
    told = {seat.authority_minor for seat in seats}
    return sorted(each for each in told if each is not None)


def sent_on(
    needs: Mapping[str, Any],
    seats: Sequence[Seat],
    brackets: Sequence[int],
    fallback: Mapping[str, str],
) -> Mapping[str, Any]:
    """Return what a case needs; of another team where no seat of its own may have it."""
    other = fallback.get(needs["team"])
    if other is None or any(seat.may_have(needs, brackets) for seat in seats):
        return needs
    return {**needs, "team": other}


def needed(seats: Sequence[Seat]) -> dict[str, nw.Expr]:
    """
    Return what each case needs of a seat; what no seat is told of, nobody needs.

    Whose turn it is in pair work goes before who keeps the case.

    Reads   language, product, lender, team, pinned_to, paired_to, kept_by, owed_minor
    Writes  NEEDS; `above` is how many of the seats' authorities the debt exceeds
    """
    languages = any(seat.languages for seat in seats)
    products = any(seat.products for seat in seats)
    lenders = any(seat.lenders for seat in seats)
    teams = any(seat.team for seat in seats)
    here = [seat.name for seat in seats]
    paired = nw.col("paired_to").is_in(here).fill_null(value=False)
    kept = nw.col("kept_by").is_in(here).fill_null(value=False)
    keeper = nw.when(kept).then(nw.col("kept_by")).otherwise(nw.lit(ANY))
    owed, above = nw.col("owed_minor").fill_null(0), nw.lit(0)
    for authority in brackets_of(seats):
        above = above + nw.when(owed > authority).then(nw.lit(1)).otherwise(nw.lit(0))
    return {
        "language": _or_any("language", asked=languages),
        "product": _or_any("product", asked=products),
        "lender": _or_any("lender", asked=lenders),
        "team": _or_any("team", asked=teams),
        "pinned_to": _or_any("pinned_to", asked=True),
        "paired_to": nw.when(paired).then(nw.col("paired_to")).otherwise(nw.lit(ANY)),
        "kept_by": nw.when(paired).then(nw.col("paired_to")).otherwise(keeper),
        "above": above,
    }


def _or_any(column: str, *, asked: bool) -> nw.Expr:
    return nw.col(column).fill_null(ANY) if asked else nw.lit(ANY).alias(column)


def _seat(row: Mapping[str, Any], policy: Policy) -> Seat:
    a_round = min(max(0, row["calls_per_round"] or 0), MINUTES_PER_DAY)
    a_day = [MINUTES_PER_DAY]
    if row["minutes"] is not None:
        a_day.append(max(0, row["minutes"]) // policy.minutes_per_call)
    if row["most_cases"] is not None:
        a_day.append(max(0, row["most_cases"]))
    there = _hours(row)
    return Seat(
        name=row["seat"],
        calls_per_round=a_round,
        calls_a_day=min(a_day),
        languages=_listed(row["languages"]),
        products=_listed(row["products"]),
        lenders=_listed(row["lenders"]),
        authority_minor=row["authority_minor"],
        team=row["team"] or ANY,
        hours=there,
        shifts={
            name: Shift(there, window, a_round, policy.minutes_per_call)
            for name, window in windows(policy).items()
            if not there.is_whole_day
        },
    )


def _hours(row: Mapping[str, Any]) -> Hours:
    try:
        return hours(row["from_minutes"], row["until_minutes"], row["breaks"] or "")
    except HoursRefused as refused:
        raise SeatHoursUnfit(seat=row["seat"], why=refused.sentence) from refused


def _listed(text: str | None) -> frozenset[str]:
    parts = (text or "").split(",")
    return frozenset(part.strip() for part in parts if part.strip())


def _fits(need: str, able: frozenset[str] | set[str]) -> bool:
    return need == ANY or not able or need in able
