"""The scorecard: conduct, record quality and promises before money (KPI-09)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from arrears.domain.words import Words
from arrears.insight.kpi import Ask, Days, Estimate, Row, Unit
from arrears.insight.plain_figures import total, within

NAMES = {
    "conduct": Words("合规表现", "conduct"),
    "quality": Words("记录质量", "record quality"),
    "promises": Words("承诺兑现", "promises kept"),
    "recovery": Words("回款", "recovery"),
}
WHOLE = Words("综合分", "score")
MIXED = Words(
    "合规表现和记录质量占 {behaviour}，回款只占 {recovery}。回款一项是有到账的工作日占比，不看金额；不得只按回款计酬（信用卡办法第 66 条）。",
    "Conduct and record quality weigh {behaviour}, recovery only {recovery}. Recovery is the share of working days with money, not the sum; nobody may be paid by money alone (card measure, article 66).",
)
UNKNOWN = Words(
    "“{name.zh}”没有数据，不给合计分。",
    "Nothing is known of “{name.en}”, so no total is given.",
)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The weighted mean of four shares, each printed beside it."""

    reach_days: int = 0
    unit: Unit = Unit.SHARE
    measures: tuple[str, ...] = (
        "talks",
        "talks_noted",
        "complaints",
        "cap_denials",
        "promises_judged",
        "promises_kept",
        "dials",
        "received_minor",
    )

    @property
    def formula(self) -> Words:
        """Return how it is made."""
        return Words(
            "合规表现、记录质量、承诺兑现、回款四项占比按权重相加",
            "conduct, record quality, promises kept and recovery, each a share, by their weights",
        )

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return the four shares, and their weighted mean where all are known."""
        told, weights = within(days, ask), ask.house.scorecard
        shares = {
            "conduct": _conduct(told),
            "quality": _share(total(told, "talks_noted"), total(told, "talks")),
            "promises": _share(
                total(told, "promises_kept"), total(told, "promises_judged")
            ),
            "recovery": _recovery(told),
        }
        parts = [Row(share, NAMES[name]) for name, share in shares.items()]
        return (*parts, _whole(shares, weights))


def _whole(shares: Mapping[str, Estimate], weights: Mapping[str, Decimal]) -> Row:
    all_weights = sum(weights.values(), start=Decimal(0))
    behaviour = (weights["conduct"] + weights["quality"]) / all_weights
    said = MIXED.filled(
        behaviour=round(behaviour, 2),
        recovery=round(weights["recovery"] / all_weights, 2),
    )
    summed = Decimal(0)
    for name, share in shares.items():
        if share.value is None:
            why = Words(
                UNKNOWN.zh.format(name=NAMES[name]), UNKNOWN.en.format(name=NAMES[name])
            )
            return Row(Estimate(0, None, None, said=why), WHOLE, said=(said,))
        summed += share.value * weights[name]
    return Row(Estimate(0, None, summed / all_weights), WHOLE, said=(said,))


def _conduct(told: Days) -> Estimate:
    """Return the share of conversations without complaint or a refusal for how often."""
    talks = total(told, "talks")
    bad = min(talks, total(told, "complaints") + total(told, "cap_denials"))
    return _share(talks - bad, talks)


def _recovery(told: Days) -> Estimate:
    """Return the share of working days on which money came."""
    worked = [on for on, n in told.get("dials", {}).items() if n > 0]
    money = told.get("received_minor", {})
    return _share(sum(money.get(on, 0) > 0 for on in worked), len(worked))


def _share(part: int, whole: int) -> Estimate:
    return Estimate(part, whole, Decimal(part) / whole if whole else None)
