"""How well the two scales foretold which promises were kept: rates, and how far they missed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from arrears.domain.words import Words

from .ability import ABILITY_WORDS, Ability
from .weights import WillWeights
from .willingness import WILL_WORDS, Willingness, band

FEW = 20  # promises; a rate of fewer says nothing
HUNDRED = 100
THOUSAND = 1000
SURE = Decimal("1.96")  # ninety-five of a hundred intervals hold the true rate

TOO_FEW = Words(
    "只有 {n} 个承诺有结果，太少，说明不了什么。",
    "Only {n} promises are over: too few to say anything.",
)
NO_ORDER = Words(
    "兑现率没有按高低排列，这把尺子现在不可靠。",
    "The kept rates do not follow the bands: do not rely on this scale now.",
)
TELLS = Words(
    "这把尺子分得出：平均偏差 {by}‰，不用它是 {alone}‰（0 是全中）。",
    "It tells promises apart: it misses by {by} thousandths, without it by {alone} (0 would foretell each).",
)
TELLS_NOTHING = Words(
    "这把尺子还分不出：平均偏差 {by}‰，不用它是 {alone}‰。",
    "It does not tell promises apart yet: it misses by {by} thousandths, without it by {alone}.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    One promise whose end is known, with what was on record when it was made.

    `facts` are heard, `fields` seen so many times; nothing else of the debtor is kept.
    """

    facts: frozenset[str]
    fields: Mapping[str, int]
    ability: Ability
    kept: bool

    def points(self, weights: WillWeights) -> Sequence[int]:
        """Return the points of the will, one for each sign that `weights` names."""
        heard = [
            points for name, (points, _) in weights.facts.items() if name in self.facts
        ]
        seen = [
            points * self.fields[name]
            for name, (points, _) in weights.fields.items()
            if self.fields.get(name)
        ]
        return heard + seen

    def willingness(self, weights: WillWeights) -> Willingness:
        """Return the band of the will."""
        return band(self.points(weights), weights)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many promises, and how many of them were paid in time."""

    promises: int
    kept: int

    @property
    def few(self) -> bool:
        """Say whether they are too few for a rate."""
        return self.promises < FEW

    @property
    def per_cent(self) -> int | None:
        """Return the kept rate in whole hundredths; None where there is no promise."""
        return HUNDRED * self.kept // self.promises if self.promises else None

    @property
    def interval(self) -> tuple[int, int]:
        """
        Return Wilson's interval in whole hundredths, rounded outwards.

        Between these the true rate lies, nineteen times of twenty.
        """
        n, k, square = Decimal(self.promises), Decimal(self.kept), SURE * SURE
        if not n:
            return 0, HUNDRED
        middle = k + square / 2
        wide = SURE * (k * (n - k) / n + square / 4).sqrt()
        low, high = (HUNDRED * (middle + way * wide) / (n + square) for way in (-1, 1))
        return (
            max(0, int(low.to_integral_value(ROUND_FLOOR))),
            min(HUNDRED, int(high.to_integral_value(ROUND_CEILING))),
        )


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale: the rate of each of its bands, the best first, `unknown` last."""

    name: str
    words: Words
    bands: Mapping[str, Rate]
    band_words: Mapping[str, Words]

    @property
    def misses(self) -> int | None:
        """Return how far the bands miss, in thousandths; None where too little is known."""
        return misses(self.bands.values())

    @property
    def alone(self) -> int | None:
        """Return how far one rate for all misses, in thousandths."""
        return misses([whole(self.bands.values())])

    @property
    def is_in_order(self) -> bool:
        """Say whether the higher band was kept no less; bands of a few are passed over."""
        sure = [r for name, r in self.bands.items() if name != "unknown" and not r.few]
        rates = [Fraction(rate.kept, rate.promises) for rate in sure]
        return rates == sorted(rates, reverse=True)

    @property
    def verdict(self) -> Words:
        """Return in words what the figures say."""
        told = whole(self.bands.values())
        if told.few or self.misses is None or self.alone is None:
            return TOO_FEW.filled(n=told.promises)
        if not self.is_in_order:
            return NO_ORDER
        says = TELLS if self.misses < self.alone else TELLS_NOTHING
        return says.filled(by=self.misses, alone=self.alone)


def scales(outcomes: Iterable[Outcome], weights: WillWeights) -> tuple[Scale, ...]:
    """Return the record of both scales over all the promises."""
    told = [*outcomes]
    will = rates((each.willingness(weights), each.kept) for each in told)
    able = rates((each.ability, each.kept) for each in told)
    return (
        Scale("willingness", Words("意愿", "Willingness"), _all(will, Willingness), _words(WILL_WORDS)),
        Scale("ability", Words("能力", "Ability"), _all(able, Ability), _words(ABILITY_WORDS)),
    )  # fmt: skip


def rates(pairs: Iterable[tuple[str, bool]]) -> dict[str, Rate]:
    """Return the rate of every band that occurs."""
    counts = Counter(pairs)
    names = {name for name, _ in counts}
    return {
        name: Rate(counts[name, True] + counts[name, False], counts[name, True])
        for name in names
    }


def whole(groups: Iterable[Rate]) -> Rate:
    """Return all the promises of the groups together."""
    told = [*groups]
    return Rate(sum(g.promises for g in told), sum(g.kept for g in told))


def misses(groups: Iterable[Rate]) -> int | None:
    """
    Return the mean squared miss, where each promise is foretold by its group's others.

    A Brier score that no promise can better by foretelling itself: one alone in its
    group is foretold by all the others. None where there are fewer than two.
    Units   thousandths; 0 foretells each, 250 is a coin
    """
    told = [*groups]
    every = whole(told)
    if every.promises <= 1:
        return None
    sum_ = sum((_missed(each, every) for each in told), start=Fraction(0))
    return round(THOUSAND * sum_ / every.promises)


def _missed(group: Rate, every: Rate) -> Fraction:
    n, k = group.promises, group.kept
    if n == 1:
        others = Fraction(every.kept - k, every.promises - 1)
        return (k - others) ** 2
    return Fraction(k * (n - k) * n, (n - 1) ** 2) if n else Fraction(0)


def _all(found: Mapping[str, Rate], bands: Iterable[str]) -> dict[str, Rate]:
    return {str(name): found.get(name, Rate(0, 0)) for name in bands}


def _words(
    told: Mapping[Willingness, Words] | Mapping[Ability, Words],
) -> dict[str, Words]:
    return {str(name): words for name, words in told.items()}
