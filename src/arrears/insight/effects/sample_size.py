"""How many people an experiment needs, asked before it starts."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from arrears.domain.words import Refusal, Words
from arrears.insight.estimates import normal_quantile


class SampleSizeUndefined(Refusal):
    """No number of people would show that difference."""

    words = Words(
        "无法计算：现有占比 {share}、要看出的差别 {difference}。占比须在 0 到 1 之间，差别不能为零，加起来也须在 0 到 1 之间。",
        "Nothing can be worked out of a share of {share} and a difference of {difference}: the share and both together must lie between 0 and 1, and the difference may not be 0.",
    )


class ArmTooSmall(Refusal):
    """The experiment has too few people for what it is to show."""

    words = Words(
        "每组 {has} 人太少：要以八成把握看出这样的差别，每组需要 {needs} 人。",
        "{has} people a group are too few: to see such a difference four times of five takes {needs} a group.",
    )


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How many people each group needs, for what."""

    share: Decimal
    difference: Decimal
    power: Decimal
    each: int


def sample_size(
    share: Decimal, difference: Decimal, *, power: Decimal = Decimal("0.8")
) -> SampleSize:
    """
    Return how many people each of two groups needs to show that difference.

    At 5 % two-sided: n = 2 (z + z')² p (1 − p) / δ².
    Source  the evidence page, 5.7 (6): +1 point on 20 % takes about 25,000 a group.
    Raises SampleSizeUndefined.
    """
    other = share + difference
    if not 0 < share < 1 or not 0 < other < 1 or not difference or not 0 < power < 1:
        raise SampleSizeUndefined(share=share, difference=difference)
    z = normal_quantile(Decimal("0.975")) + normal_quantile(power)
    exact = 2 * z * z * share * (1 - share) / difference**2
    each = int(exact.to_integral_value(ROUND_CEILING))
    return SampleSize(share, difference, power, each)


def raise_unless_enough(has: int, wanted: SampleSize) -> None:
    """Raise ArmTooSmall where a group is smaller than what it is to show takes."""
    if has < wanted.each:
        raise ArmTooSmall(has=has, needs=wanted.each)
