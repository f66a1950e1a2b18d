"""The deal where seats are not alike: by what they can do, who keeps whom, and room."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from typing import Any

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame, frame_like
from arrears.planner.policy import Policy

from .abilities import ANY, NEEDS, Seat, brackets_of, needed, sent_on
from .aside import undecided
from .evenings import IN
from .flow import Shares, cut, shared
from .openings import AFTERNOON, EVENING, HOUR_FIXED, MORNING
from .seat_hours import cuts_of, is_there, pieces

Hand = nw.DataFrame[Any]

DEALT: Mapping[str, nw.dtypes.DType] = {
    "case": nw.String(),
    "dealt_round": nw.String(),
    "seat": nw.String(),
    "turn": nw.Int32(),
    "calls_per_round": nw.Int32(),
    "turn_minutes": nw.Int32(),
}


def dealt(cases: Frame, *, seats: Sequence[Seat], policy: Policy) -> Frame:
    """
    Deal the day's cases to seats that are not alike.

    Who is called is cut by rank: a case is left out only where no seat that fits has
    room. Of the called, keepers get their own while they have room (the second of two
    who handle a case, where it is her turn); the rest is dealt like cards over seats of
    equal ability. The promised are dealt first, then the evening to the seats that are
    there, then the morning with whom the evening could not hold, then the afternoon
    with what the morning could not.

    Reads   case, rank, round, slot_minutes, overflows, in_evening, reason, `needed`,
            and where seats have hours, at_<round>
    Writes  case, dealt_round, seat, turn, calls_per_round
            turn_minutes   when the turn is, where the seat has hours
    Rows    one for each case that is called
    """
    table = Table.laid(cases, seats, policy)
    done = [table.deal(table.hand(each), each) for each in HOUR_FIXED]
    if policy.evening is not None and policy.evening.is_on:
        late = table.cases.filter(nw.col(IN))
        done.append(table.deal(late, EVENING, there=policy.evening.seats))
        table.without(done[-1])
    morning = table.hand(MORNING)
    done.append(table.deal(morning, MORNING))
    late = table.over(morning, done[-1])
    done.append(table.deal(nw.concat([table.hand(AFTERNOON), late]), AFTERNOON))
    return table.as_frame(cases, done)


@dataclass(slots=True)
class Table:
    """The cases to deal, the kinds they are of, and the seats around."""

    cases: Hand
    kinds: list[Mapping[str, Any]]
    seats: dict[str, Seat]
    classes: list[list[Seat]]  # seats that may have the same kinds
    allowed: list[list[int]]  # by kind, the classes
    cuts: list[int]  # when seats come, go and rest
    day_left: Counter[str] = field(default_factory=Counter)

    @classmethod
    def laid(cls, cases: Frame, seats: Sequence[Seat], policy: Policy) -> "Table":
        """Return the table with all cases that nothing keeps from being called."""
        told = ["case", "rank", "round", "slot_minutes", "overflows"]
        told += [IN] if policy.calls_evenings else []
        cuts = cuts_of(seats)
        of_hours = pieces(cuts, policy)
        needs = [*NEEDS, *(f"piece_{name}" for name in of_hours)]
        asked = cases.filter(undecided()).select(
            *told, *of_hours.values(), **needed(seats)
        )
        drawn = asked.collect("polars")
        kinds = drawn.select(*needs).unique().sort(*needs).with_row_index("kind")
        kinds = kinds.with_columns(nw.col("kind").cast(nw.Int64))
        told_of, brackets = policy.team_fallback, brackets_of(seats)
        rows = [
            sent_on(row, seats, brackets, told_of) for row in kinds.rows(named=True)
        ]
        classes, allowed = _classes(rows, seats)
        return cls(
            cases=drawn.join(kinds, on=needs).drop(*needs),
            kinds=rows,
            seats={seat.name: seat for seat in seats},
            classes=classes,
            allowed=allowed,
            cuts=cuts,
            day_left=Counter({seat.name: seat.calls_a_day for seat in seats}),
        )

    def hand(self, round_: str) -> Hand:
        """Return the cases of one round."""
        return self.cases.filter(nw.col("round") == round_)

    def without(self, done: Hand) -> None:
        """Take from the table what was dealt already."""
        dealt = done.select("case")
        self.cases = self.cases.join(dealt, on="case", how="anti")

    def over(self, morning: Hand, done: Hand) -> Hand:
        """Return what the morning could not hold and the afternoon may."""
        left = morning.filter(nw.col("overflows"))
        return left.join(done.select("case"), on="case", how="anti")

    def deal(
        self, hand: Hand, round_: str, *, there: Sequence[str] | None = None
    ) -> Hand:
        """Return each called case of the round with its seat and turn, of those there."""
        fixed = round_ in HOUR_FIXED
        hour = nw.col("slot_minutes") if fixed else nw.lit(0)
        placed = hand.with_columns(hour=hour).sort("hour", "rank")
        placed = placed.with_row_index("at").with_columns(nw.col("at").cast(nw.Int64))
        places: list[list[int]] = [[] for _ in self.kinds]
        for kind in range(len(self.kinds)):
            mine = placed.filter(nw.col("kind") == kind)
            places[kind] = mine.get_column("at").to_list()
        if self.cuts:
            own = list(self.seats.values())
            self.classes, self.allowed = _classes(self.kinds, own, round_, self.cuts)
        rooms = {
            name: min(seat.room(round_), self.day_left[name])
            if there is None or name in there
            else 0
            for name, seat in self.seats.items()
        }
        seated = self._seated(places, rooms)
        return self._with_turns(placed, seated, round_)

    def _seated(
        self, places: list[list[int]], rooms: Mapping[str, int]
    ) -> dict[int, str]:
        """Return the seat of each place that is called."""
        totals = [sum(rooms[seat.name] for seat in each) for each in self.classes]
        counts = cut(places, allowed=self.allowed, rooms=totals)
        called = [each[:n] for each, n in zip(places, counts, strict=True)]
        own = self._own(called, rooms)
        wished = {(kind, self._class_of(kind)): len(each) for kind, each in own.items()}
        shares = shared(counts, allowed=self.allowed, rooms=totals, wished=wished)
        seated = {}
        for kind, each in own.items():
            kept = each[: shares.get((kind, self._class_of(kind)), 0)]
            for at in kept:
                seated[at] = self.kinds[kind]["kept_by"]
        rest = self._by_class(called, seated, shares)
        taken = Counter(seated.values())
        for class_, ats in rest.items():
            around = _places(self.classes[class_], rooms, taken, len(ats))
            seated.update(zip(sorted(ats), around, strict=True))
        self.day_left.subtract(Counter(seated.values()))
        return seated

    def _own(
        self, called: list[list[int]], rooms: Mapping[str, int]
    ) -> dict[int, list[int]]:
        """Return, by kind, the places that their keepers have room for, by rank."""
        by_keeper: dict[str, list[int]] = defaultdict(list)
        for kind, needs in enumerate(self.kinds):
            if needs["kept_by"] != ANY and self._class_of(kind) in self.allowed[kind]:
                by_keeper[needs["kept_by"]].append(kind)
        own: dict[int, list[int]] = defaultdict(list)
        for keeper, kinds in by_keeper.items():
            theirs = merge(*([(at, kind) for at in called[kind]] for kind in kinds))
            for at, kind in list(theirs)[: rooms[keeper]]:
                own[kind].append(at)
        return own

    def _by_class(
        self, called: list[list[int]], seated: Mapping[int, str], shares: Shares
    ) -> dict[int, list[int]]:
        """Return, by class, the places not seated yet: each kind spread evenly."""
        found: dict[int, list[int]] = defaultdict(list)
        for kind, ats in enumerate(called):
            left = {c: n for (k, c), n in shares.items() if k == kind and n}
            open_ = [at for at in ats if at not in seated]
            if len(open_) < len(ats):
                left[self._class_of(kind)] -= len(ats) - len(open_)
            for at, class_ in zip(open_, _spread(left), strict=True):
                found[class_].append(at)
        return found

    def _class_of(self, kind: int) -> int:
        """Return the class of the kind's keeper; -1 without one."""
        keeper = self.kinds[kind]["kept_by"]
        for class_, seats in enumerate(self.classes):
            if any(seat.name == keeper for seat in seats):
                return class_
        return -1

    def _with_turns(self, placed: Hand, seated: Mapping[int, str], round_: str) -> Hand:
        columns = {
            "at": list(seated),
            "seat": list(seated.values()),
            "calls_per_round": [self.seats[s].calls_per_round for s in seated.values()],
            "turn_minutes": self._minutes(seated, round_),
        }
        dealt = ("seat", "calls_per_round", "turn_minutes")
        kinds = {"at": nw.Int64(), **{name: DEALT[name] for name in dealt}}
        found = nw.from_dict(columns, schema=kinds, backend="polars")
        turn = nw.col("at").cum_count().over("seat", order_by="at").cast(nw.Int32)
        return placed.join(found, on="at").select(
            "case",
            dealt_round=nw.lit(round_),
            seat=nw.col("seat"),
            turn=turn,
            calls_per_round=nw.col("calls_per_round"),
            turn_minutes=nw.col("turn_minutes"),
        )

    def _minutes(self, seated: Mapping[int, str], round_: str) -> list[int | None]:
        """Return when the turn of each place is, at a seat that has hours."""
        found: dict[int, int | None] = {}
        turns: Counter[str] = Counter()
        for at in sorted(seated):
            name = seated[at]
            found[at] = self.seats[name].minute(round_, turns[name])
            turns[name] += 1
        return [found[at] for at in seated]

    def as_frame(self, cases: Frame, done: list[Hand]) -> Frame:
        """Return all that was dealt."""
        whole = nw.concat(done).sort("case")
        schema = dict(DEALT) | {"case": whole.schema["case"]}
        return frame_like(cases, whole.to_dict(as_series=False), schema)


def _classes(
    kinds: list[Mapping[str, Any]],
    seats: Sequence[Seat],
    round_: str = "",
    cuts: Sequence[int] = (),
) -> tuple[list[list[Seat]], list[list[int]]]:
    """Return the seats in classes of equal ability and hours, and each kind's classes."""
    brackets = brackets_of(seats)
    able: dict[tuple[int, ...], list[Seat]] = defaultdict(list)
    for seat in seats:
        fits = [
            n
            for n, needs in enumerate(kinds)
            if seat.may_have(needs, brackets) and is_there(seat, needs, round_, cuts)
        ]
        able[tuple(fits)].append(seat)
    order = sorted(able, key=lambda fits: (len(fits), able[fits][0].name))
    allowed = [
        [c for c, fits in enumerate(order) if n in fits] for n in range(len(kinds))
    ]
    return [able[fits] for fits in order], allowed


def _places(
    seats: list[Seat], rooms: Mapping[str, int], taken: Counter[str], count: int
) -> list[str]:
    """Return the seats in the order they are dealt to: all first turns, all second."""
    free = (
        (turn, seat.name)
        for seat in seats
        for turn in range(taken[seat.name] + 1, rooms[seat.name] + 1)
    )
    return [name for _, name in sorted(free)][:count]


def _spread(left: Mapping[int, int]) -> list[int]:
    """Return the classes so often as told, each evenly over the whole."""
    whole = sum(left.values())
    keyed = (
        ((2 * n + 1) * whole // max(1, count), class_)
        for class_, count in left.items()
        for n in range(count)
    )
    return [class_ for _, class_ in sorted(keyed)]
