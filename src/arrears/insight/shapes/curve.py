"""A curve: what share was recovered by each age, cohorts of full age only."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from arrears.domain.words import Words
from arrears.insight.kpi import Ask, Days, Row, Unit
from arrears.insight.measures import AGES
from arrears.insight.plain_figures import Share, within

BY_AGE = Words("第 {age} 天", "day {age}")


@dataclass(frozen=True, slots=True)
class Curve:
    """Recovered ÷ owed by age; with `cleared`, cases paid in full ÷ cases."""

    ages: Sequence[int] = AGES
    of_cases: bool = False
    reach_days: int = 0
    unit: Unit = Unit.SHARE

    @property
    def measures(self) -> tuple[str, ...]:
        """Return both measures of every age."""
        return tuple(m for age in self.ages for m in self._share(age).measures)

    @property
    def formula(self) -> Words:
        """Return how each point is made."""
        return self._share(self.ages[-1]).formula

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return a line an age, with the house's target where it has one."""
        told = within(days, ask)
        return tuple(
            Row(
                self._share(age).estimate(told),
                BY_AGE.filled(age=age),
                target=self._target(age, ask),
            )
            for age in self.ages
        )

    def _share(self, age: int) -> Share:
        if self.of_cases:
            return Share(f"cleared_{age}", f"cases_{age}")
        return Share(f"recovered_{age}_minor", f"owed_{age}_minor")

    def _target(self, age: int, ask: Ask) -> Decimal | None:
        found = ask.house.targets.get(f"recovered_{age}")
        return found.value if found else None
