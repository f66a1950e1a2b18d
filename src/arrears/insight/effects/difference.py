"""The difference an experiment made: two groups drawn at random, and their interval."""

from dataclasses import dataclass
from decimal import Decimal

from arrears.domain.words import Refusal, Words
from arrears.insight.estimates import Interval, Z, normal_chance, wilson

FEWEST = 30


class ArmEmpty(Refusal):
    """A group of the experiment has nobody in it, or more successes than people."""

    words = Words(
        "“{arm}”组的人数是 {whole}、达成 {part}，无法比较。人数须大于零且不少于达成数。",
        "The group “{arm}” has {whole} people and {part} successes. It needs people, and no more successes than people.",
    )


@dataclass(frozen=True, slots=True)
class Arm:
    """One group of an experiment: how many were in it, and with how many it happened."""

    name: str
    part: int
    whole: int

    def __post_init__(self) -> None:
        if self.whole <= 0 or not 0 <= self.part <= self.whole:
            raise ArmEmpty(arm=self.name, whole=self.whole, part=self.part)

    @property
    def share(self) -> Decimal:
        """Return the share with whom it happened."""
        return Decimal(self.part) / self.whole


@dataclass(frozen=True, slots=True)
class Effect:
    """How much more often it happened with `treated` than with `control`."""

    treated: Arm
    control: Arm
    difference: Decimal
    interval: Interval
    chance: Decimal  # of a difference as large if there were none
    said: tuple[Words, ...]

    @property
    def is_clear(self) -> bool:
        """Say whether the interval leaves out nothing at all."""
        return not self.interval.low <= 0 <= self.interval.high


DRAWN = Words(
    "只有两组是随机分的，这个差异才能说成是做法造成的；否则只是并列。",
    "Only where people were drawn into the groups at random is this what the change did; else it is two figures side by side.",
)
UNCLEAR = Words(
    "区间包含零：看不出差别，不等于没有差别。",
    "The interval holds zero: no difference was seen, which is not the same as none.",
)
TOO_FEW = Words(
    "有一组不足 {fewest} 人，不要据此决定。",
    "A group has fewer than {fewest}; decide nothing by it.",
)


def effect(treated: Arm, control: Arm, *, z: Decimal = Z) -> Effect:
    """
    Return the difference of the two shares with its interval.

    Source  Newcombe, Statistics in Medicine 17 (1998): 873–890, method 10: from both
            Wilson intervals; right also for few and for shares near 0 or 1.
    """
    p, q = treated.share, control.share
    of_p, of_q = (wilson(a.part, a.whole, z=z) for a in (treated, control))
    low = ((p - of_p.low) ** 2 + (of_q.high - q) ** 2).sqrt()
    high = ((of_p.high - p) ** 2 + (q - of_q.low) ** 2).sqrt()
    interval = Interval(p - q - low, p - q + high)
    found = Effect(
        treated, control, p - q, interval, _chance(treated, control), (DRAWN,)
    )
    said = [DRAWN] + ([] if found.is_clear else [UNCLEAR])
    if min(treated.whole, control.whole) < FEWEST:
        said.append(TOO_FEW.filled(fewest=FEWEST))
    return Effect(
        treated, control, found.difference, interval, found.chance, tuple(said)
    )


def _chance(a: Arm, b: Arm) -> Decimal:
    """Return the two-sided chance by the pooled test of two shares."""
    pooled = Decimal(a.part + b.part) / (a.whole + b.whole)
    spread = pooled * (1 - pooled) * (Decimal(1) / a.whole + Decimal(1) / b.whole)
    if not spread:
        return Decimal(1)
    distance = abs(a.share - b.share) / spread.sqrt()
    return 2 * (1 - normal_chance(distance))
