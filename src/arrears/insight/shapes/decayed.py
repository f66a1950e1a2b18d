"""A share in which older days weigh less (CALC-11)."""

from dataclasses import dataclass
from decimal import Decimal

from arrears.domain.words import Words
from arrears.insight.kpi import Ask, Days, Estimate, Row, Unit
from arrears.insight.measures import MEASURES
from arrears.insight.plain_figures import NOTHING

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Decayed:
    """Part ÷ whole, a day of `half_life` days ago weighing half."""

    part: str
    whole: str
    half_life: int = 30
    reach_days: int = 89
    unit: Unit = Unit.SHARE

    @property
    def measures(self) -> tuple[str, ...]:
        """Return part and whole."""
        return (self.part, self.whole)

    @property
    def formula(self) -> Words:
        """Return how it is made."""
        part, whole = MEASURES[self.part].words, MEASURES[self.whole].words
        return Words(
            WEIGHED.zh.format(part=part.zh, whole=whole.zh, days=self.half_life),
            WEIGHED.en.format(part=part.en, whole=whole.en, days=self.half_life),
        )

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return the share as it weighs on the last day asked for."""
        parts, wholes = days.get(self.part, {}), days.get(self.whole, {})
        known = [on for on in wholes if on <= ask.until]
        weight = {
            on: HALF ** (Decimal((ask.until - on).days) / self.half_life)
            for on in known
        }
        above = sum((weight[on] * parts.get(on, 0) for on in known), start=Decimal(0))
        below = sum((weight[on] * wholes[on] for on in known), start=Decimal(0))
        part, whole = (
            sum(parts.get(on, 0) for on in known),
            sum(wholes[on] for on in known),
        )
        if below <= 0:
            names = {
                "part": MEASURES[self.part].words,
                "whole": MEASURES[self.whole].words,
            }
            said = Words(NOTHING.zh.format(**names), NOTHING.en.format(**names))
            return (Row(Estimate(part, whole, None, said=said)),)
        return (Row(Estimate(part, whole, above / below)),)


WEIGHED = Words(
    "{part} ÷ {whole}，{days} 天前的一天只算一半",
    "{part} ÷ {whole}, a day {days} days ago weighing half",
)
