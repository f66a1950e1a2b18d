"""A roll matrix: from which bucket to which, over a month."""

from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.insight.kpi import Ask, Days, Row, Unit
from arrears.insight.measures import TO_BUCKETS
from arrears.insight.plain_figures import Share, within

TO = Words("到 {bucket} 天", "to {bucket} days")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Of the cases of one bucket at a month's start, the share in each at its end."""

    reach_days: int = 0
    unit: Unit = Unit.SHARE

    @property
    def measures(self) -> tuple[str, ...]:
        """Return all at the start, and those in each bucket at the end."""
        return ("at_start", *TO_BUCKETS)

    @property
    def formula(self) -> Words:
        """Return how each cell is made."""
        return Words(
            "月末在某档的案件 ÷ 月初在本档的案件",
            "cases in a bucket at the month's end ÷ cases in this one at its start",
        )

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return a line for each bucket at the end; the group is that of the start."""
        told = within(days, ask)
        return tuple(
            Row(Share(key, "at_start").estimate(told), TO.filled(bucket=name))
            for key, name in TO_BUCKETS.items()
        )
