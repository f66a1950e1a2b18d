"""
Whole-number points proposed anew from how promises ended; a person reads them first.

The method can be done by hand. A straight line through score and outcome says how many
promises under a sign should have been kept. More were: the sign gains; fewer: it loses.
A twentieth of its promises is a point. It is held back by twenty promises that would have
ended as foretold, by what chance alone makes, and by bounds; a sign of fewer than twenty
promises stays. So without data nothing moves.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from .calibration import FEW, Outcome, misses, rates
from .weights import WillWeights

TWENTIETH = 20  # points for all of the promises: one for a twentieth of them
HELD_BACK = 20  # promises as foretold, that pull toward the present points
CHANCE = 2 * 2  # squared: a miss must be twice what chance alone makes
MOST_MOVED = 2  # points, in one proposal
MOST = 10  # points of one sign
OWN_LINE = 30  # promises from which an ability has its own line
WHOLE = 10_000  # shares are whole ten-thousandths
SUREST = 9_800  # no promise is foretold surer than this, either way
LEARN, OF = 2, 3  # the first two thirds learn, the last third is the trial

# What befell her, what she has, and what is her right is not her will: promises broken for
# want of money must not make hardship look like unwillingness, nor a complaint like one.
UNTOUCHED = frozenset(
    ("job_lost", "kin_ill", "kin_in_hospital", "kin_hurt", "hard_home", "accident",
     "business_failed", "own_ill", "no_money", "many_debts", "defrauded",
     "can_pay", "can_pay_part", "money_ready", "complains")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """One sign whose points would change: from, to, and the promises that say so."""

    group: str  # facts | fields
    sign: str
    card: str
    points: int
    proposed: int
    promises: int
    kept: int
    foretold: int


@dataclass(frozen=True, slots=True)
class Trial:
    """
    How far present and proposed points miss the latest third of the promises.

    Units   thousandths, as `calibration.misses` has them
    """

    promises: int
    present: int
    proposed: int


@dataclass(slots=True)
class _Sum:
    """What one sign adds up to; shares in ten-thousandths."""

    promises: int = 0
    kept: int = 0
    foretold: int = 0
    weight: int = 0
    above: int = 0
    chance: int = 0

    def add(self, times: int, *, kept: bool, foretold: int) -> None:
        self.promises += 1
        self.kept += kept
        self.foretold += foretold
        self.weight += times * times
        self.above += times * (WHOLE * kept - foretold)
        self.chance += times * times * foretold * (WHOLE - foretold)

    @property
    def shift(self) -> int:
        """Return by how many points the sign should move; toward zero rounds it."""
        if self.promises < FEW or self.above**2 < CHANCE * self.chance:
            return 0
        exact = Fraction(TWENTIETH * self.above, WHOLE * (self.weight + HELD_BACK))
        return max(-MOST_MOVED, min(MOST_MOVED, int(exact)))


def refit(outcomes: Sequence[Outcome], weights: WillWeights) -> tuple[Move, ...]:
    """
    Return the signs whose points should move, the clearest first.

    Only signs that `weights` names are looked at; one never changes its side, none
    becomes nothing, and those in UNTOUCHED stay. Promises outside count for nothing.
    """
    sums = _sums(outcomes, weights)
    found = [
        Move(group, sign, card, points, to, sum_.promises, sum_.kept, sum_.foretold // WHOLE)
        for group, table in _tables(weights)
        for sign, (points, card) in table.items()
        if (sum_ := sums.get((group, sign))) and sign not in UNTOUCHED
        if (to := bounded(points, points + sum_.shift)) != points
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda m: (-abs(m.proposed - m.points), m.sign)))


def bounded(points: int, proposed: int) -> int:
    """Return `proposed` on the side of `points`, from one to ten; nothing stays nothing."""
    if points == 0:
        return 0
    if points < 0:
        return -bounded(-points, -proposed)
    return max(1, min(max(MOST, points), proposed))


def moved(weights: WillWeights, moves: Sequence[Move]) -> WillWeights:
    """Return the weights with these points put in."""
    new = {(move.group, move.sign): (move.proposed, move.card) for move in moves}
    facts, fields = (
        {sign: new.get((group, sign), told) for sign, told in table.items()}
        for group, table in _tables(weights)
    )
    return replace(weights, facts=facts, fields=fields)


def trial(outcomes: Sequence[Outcome], weights: WillWeights) -> Trial | None:
    """
    Return how a proposal of the earlier promises does on the later ones.

    `outcomes` are in the order in which they were made. None where too few are later.
    """
    split = len(outcomes) * LEARN // OF
    early, late = outcomes[:split], outcomes[split:]
    if len(late) < FEW:
        return None
    proposed = moved(weights, refit(early, weights))
    present, after = (_missed(late, each) for each in (weights, proposed))
    return Trial(len(late), present, after)


def _missed(outcomes: Sequence[Outcome], weights: WillWeights) -> int:
    told = rates((each.willingness(weights), each.kept) for each in outcomes)
    return misses(told.values()) or 0


def _sums(
    outcomes: Sequence[Outcome], weights: WillWeights
) -> Mapping[tuple[str, str], _Sum]:
    """Return the sums of every sign that not all the promises have."""
    line, sums = _lines(outcomes, weights), defaultdict[tuple[str, str], _Sum](_Sum)
    for each in outcomes:
        foretold = line(each)
        for group, sign, times in _signs(each):
            sums[group, sign].add(times, kept=each.kept, foretold=foretold)
    return {key: told for key, told in sums.items() if told.promises < len(outcomes)}


def _signs(outcome: Outcome) -> Iterator[tuple[str, str, int]]:
    for fact in outcome.facts:
        yield "facts", fact, 1
    for name, times in outcome.fields.items():
        if times:
            yield "fields", name, times


def _lines(
    outcomes: Sequence[Outcome], weights: WillWeights
) -> Callable[[Outcome], int]:
    """
    Return what foretells a promise: the line of its ability, or of all where few have it.

    So what her means explain is not put down to her will.
    """
    by: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    every = []
    for each in outcomes:
        point = (sum(each.points(weights)), each.kept)
        by[each.ability].append(point)
        every.append(point)
    general = _line(every)
    own = {name: _line(rows) for name, rows in by.items() if len(rows) >= OWN_LINE}
    return lambda each: own.get(each.ability, general)(sum(each.points(weights)))


def _line(rows: Sequence[tuple[int, bool]]) -> Callable[[int], int]:
    """
    Return the straight line of least squares through score and outcome.

    Where a higher score was kept less it lies flat: then the rate of all foretells.
    """
    n, kept = len(rows), sum(y for _, y in rows)
    total = sum(x for x, _ in rows)
    rise = n * sum(x for x, y in rows if y) - total * kept
    run = n * sum(x * x for x, _ in rows) - total * total
    if rise <= 0 or run <= 0:
        return lambda _: _within(WHOLE * kept // max(n, 1))
    return lambda x: _within(WHOLE * (kept * run + rise * (n * x - total)) // (n * run))


def _within(share: int) -> int:
    return max(WHOLE - SUREST, min(SUREST, share))


def _tables(
    weights: WillWeights,
) -> tuple[tuple[str, Mapping[str, tuple[int, str]]], ...]:
    return ("facts", weights.facts), ("fields", weights.fields)
