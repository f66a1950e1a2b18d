"""Rolling means: four weeks and three months beside the days themselves (KPI-24)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from arrears.domain.words import Words
from arrears.insight.kpi import Ask, Days, Estimate, Row, Unit
from arrears.insight.measures import MEASURES

WINDOWS = {
    1: Words("最后一天", "the last day"),
    28: Words("四周日均", "a day, over four weeks"),
    91: Words("三个月日均", "a day, over three months"),
}
PER_DAY = Words("{name} ÷ 天数", "{name} ÷ days")
SHORT = Words(
    "只有 {known} 天有数据，少于 {days} 天，暂不给出。",
    "Only {known} of {days} days are known; no mean yet.",
)


@dataclass(frozen=True, slots=True)
class Rolling:
    """The mean of a measure a day, up to the last day asked for."""

    measure: str
    reach_days: int = max(WINDOWS) - 1

    @property
    def unit(self) -> Unit:
        """Return money or count."""
        return Unit.MONEY if MEASURES[self.measure].is_money else Unit.COUNT

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the one measure."""
        return (self.measure,)

    @property
    def formula(self) -> Words:
        """Return how it is made."""
        name = MEASURES[self.measure].words
        return Words(PER_DAY.zh.format(name=name.zh), PER_DAY.en.format(name=name.en))

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return a line a window; a window longer than what is known says so."""
        told = days.get(self.measure, {})
        known = min(told, default=None)
        return tuple(
            Row(_mean(told, length, until=ask.until, known=known), words)
            for length, words in WINDOWS.items()
        )


def _mean(
    told: Mapping[date, int], length: int, *, until: date, known: date | None
) -> Estimate:
    since = until - timedelta(days=length - 1)
    part = sum(n for on, n in told.items() if since <= on <= until)
    have = (until - known).days + 1 if known else 0
    if have < length:
        return Estimate(
            part, length, None, said=SHORT.filled(known=max(0, have), days=length)
        )
    return Estimate(part, length, Decimal(part) / length)
