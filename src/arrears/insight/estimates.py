"""What a count or a sum is worth: its value, its interval, small numbers shrunk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, getcontext, localcontext
from statistics import NormalDist

ZERO, ONE = Decimal(0), Decimal(1)
FEWEST_DAYS = 8  # fewer tell nothing of how days differ
FEWEST_GROUPS = 3  # fewer tell nothing of how groups differ
PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values the true one lies, 95 times of 100."""

    low: Decimal
    high: Decimal


def normal_quantile(chance: Decimal) -> Decimal:
    """Return below which value a standard normal figure lies with this chance."""
    return Decimal(repr(NormalDist().inv_cdf(chance.__float__())))


def normal_chance(value: Decimal) -> Decimal:
    """Return the chance that a standard normal figure lies below `value`."""
    return Decimal(repr(NormalDist().cdf(value.__float__())))


Z = normal_quantile(Decimal("0.975"))


def wilson(part: int, whole: int, *, z: Decimal = Z) -> Interval:
    """
    Return the interval of a share of counts.

    Source  Wilson, JASA 22 (1927): 209–212; stays within 0 and 1, also for few.
    """
    n, p = Decimal(whole), Decimal(part) / whole
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
    return Interval(max(ZERO, middle - half), min(ONE, middle + half))


def byar(events: int, exposure: Decimal, *, z: Decimal = Z) -> Interval:
    """
    Return the interval of a rate of rare events, per one of `exposure`.

    Source  Byar's approximation to the exact Poisson limits; Breslow and Day,
            Statistical Methods in Cancer Research II (1987), 69.
    """
    low = _byar_limit(Decimal(events), -z) if events else ZERO
    return Interval(low / exposure, _byar_limit(Decimal(events + 1), z) / exposure)


def by_days(
    part: Mapping[date, int], whole: Mapping[date, int], *, z: Decimal = Z
) -> Interval | None:
    """
    Return the interval of a ratio of sums, from how its days differ.

    None with fewer than 8 days: then there is nothing to tell it from. Days are
    taken for independent; holidays and paydays make the true interval wider.
    """
    days = [day for day in whole if whole[day] or part.get(day)]
    total = Decimal(sum(whole.values()))
    if len(days) < FEWEST_DAYS or total <= 0:
        return None
    ratio = Decimal(sum(part.values())) / total
    squares = sum(((part.get(d, 0) - ratio * whole[d]) ** 2 for d in days), start=ZERO)
    half = z * (squares * len(days) / (len(days) - 1)).sqrt() / total
    return Interval(ratio - half, ratio + half)


@dataclass(frozen=True, slots=True)
class Prior:
    """What all groups together say before one group says anything."""

    mean: Decimal
    strength: Decimal | None  # worth how many cases; None: groups do not differ

    def shrunk(self, part: int, whole: int) -> Decimal:
        """Return the group's share drawn towards all; the fewer, the nearer."""
        if self.strength is None:
            return self.mean
        return (part + self.mean * self.strength) / (whole + self.strength)


def prior(groups: Sequence[tuple[int, int]]) -> Prior | None:
    """
    Return what the groups' (part, whole) say of groups in general.

    By moments of the beta-binomial; None with fewer than 3 groups that have any.
    Source  Kleinman, JASA 68 (1973): 46–54.
    """
    known = [(part, whole) for part, whole in groups if whole]
    if len(known) < FEWEST_GROUPS:
        return None
    total = sum(whole for _, whole in known)
    mean = Decimal(sum(part for part, _ in known)) / total
    noise = mean * (1 - mean)
    spread = sum(
        (whole * (Decimal(part) / whole - mean) ** 2 for part, whole in known),
        start=ZERO,
    )
    squares = Decimal(sum(whole * whole for _, whole in known)) / total
    between = (spread - (len(known) - 1) * noise) / (total - squares)
    if between <= 0 or not noise:
        return Prior(mean, None)
    return Prior(mean, max(ZERO, noise / between - 1))


@dataclass(frozen=True, slots=True)
class Spread:
    """What groups whose shares are of money say together, and how they differ."""

    mean: Decimal
    between: Decimal  # the variance between groups; 0: they do not differ

    def shrunk(self, value: Decimal, interval: Interval | None) -> Decimal | None:
        """
        Return the share drawn towards all; wholly where its days are too few to tell.

        None where all its days are alike: then nothing says how sure it is.
        """
        own = _variance(interval) if interval else None
        if own is None or not self.between:
            return self.mean
        if not own:
            return None
        return (self.between * value + own * self.mean) / (self.between + own)


def spread(groups: Sequence[tuple[Decimal, Interval | None]]) -> Spread | None:
    """
    Return what shares with intervals say of groups in general; None with fewer than 3.

    Source  DerSimonian and Laird, Controlled Clinical Trials 7 (1986): 177–188.
    """
    known = [(value, _variance(each)) for value, each in groups if each]
    sure = [(value, var) for value, var in known if var > 0]
    if len(sure) < FEWEST_GROUPS:
        return None
    weights = [1 / var for _, var in sure]
    total = sum(weights, start=ZERO)
    middle = sum((w * v for w, (v, _) in zip(weights, sure, strict=True)), start=ZERO)
    mean = middle / total
    apart = sum(
        (w * (v - mean) ** 2 for w, (v, _) in zip(weights, sure, strict=True)),
        start=ZERO,
    )
    scale = total - sum((w * w for w in weights), start=ZERO) / total
    between = max(ZERO, (apart - (len(sure) - 1)) / scale)
    again = [1 / (var + between) for _, var in sure]
    drawn = sum((w * v for w, (v, _) in zip(again, sure, strict=True)), start=ZERO)
    return Spread(drawn / sum(again, start=ZERO), between)


def _variance(interval: Interval) -> Decimal:
    return ((interval.high - interval.low) / 2 / Z) ** 2


def rounded(value: Decimal) -> Decimal:
    """Return the value to four places, halves to the even."""
    with localcontext() as context:
        context.prec = max(getcontext().prec, 40)
        return value.quantize(PLACES).normalize() + ZERO


def _byar_limit(n: Decimal, z: Decimal) -> Decimal:
    root = 1 - 1 / (9 * n) + z / (3 * n.sqrt())
    return n * max(ZERO, root) ** 3
