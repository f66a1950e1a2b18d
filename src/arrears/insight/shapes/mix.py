"""The phone mix beside its bands: a gauge to look at, never a target (CALC-09)."""

from dataclasses import dataclass

from arrears.domain.contact.channel import PointKind
from arrears.domain.words import Words
from arrears.insight.estimates import rounded
from arrears.insight.kpi import Ask, Days, Estimate, Row, Unit
from arrears.insight.plain_figures import Share, total, within

KINDS = (PointKind.MOBILE, PointKind.WORK, PointKind.HOME)
BAND = Words("参考区间 {low}–{high}", "band {low}–{high}")
OTHER = Words("其他或不详", "other, or not known")


@dataclass(frozen=True, slots=True)
class Mix:
    """Dials by kind of number ÷ all dials."""

    reach_days: int = 0
    unit: Unit = Unit.SHARE

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the dials, and those to each kind."""
        return ("dials", *(f"dials_{kind}" for kind in KINDS))

    @property
    def formula(self) -> Words:
        """Return how each line is made."""
        return Words(
            "拨打某类号码的次数 ÷ 拨打次数", "dials to a kind of number ÷ dials"
        )

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return a line a kind with its band, and the share that is in none."""
        told = within(days, ask)
        known = [self._kind(kind, told, ask) for kind in KINDS]
        rest = total(told, "dials") - sum(row.estimate.part for row in known)
        other = dict(told) | {"dials_home": {ask.until: rest}}
        return (*known, Row(Share("dials_home", "dials").estimate(other), OTHER))

    def _kind(self, kind: PointKind, told: Days, ask: Ask) -> Row:
        low, high = ask.house.phone_mix[kind]
        estimate: Estimate = Share(f"dials_{kind}", "dials").estimate(told)
        said = BAND.filled(low=rounded(low), high=rounded(high))
        return Row(estimate, kind.words, said=(said,))
