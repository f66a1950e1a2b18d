"""What contacts and visits cost, by the house's own figures, for what came in."""

from dataclasses import dataclass
from decimal import Decimal

from arrears.domain.words import Words
from arrears.insight.kpi import Ask, Days, Estimate, Row, Unit
from arrears.insight.plain_figures import total, within

NO_COST = Words(
    "没有设定每次联系的成本（house.yaml 的 cost_minor_per_contact），所以不给出数字。",
    "Nobody has said what a contact costs (cost_minor_per_contact in house.yaml), so there is no figure.",
)
NO_VISIT_COST = Words(
    "没有设定每次外访的成本（house.yaml 的 cost_minor_per_visit），所以不给出数字。",
    "Nobody has said what a visit costs (cost_minor_per_visit in house.yaml), so there is no figure.",
)
NO_MONEY = Words(
    "这段时间没有到账，无法算每收回一元的成本。",
    "No money came in these days, so there is no cost per unit of it.",
)


@dataclass(frozen=True, slots=True)
class CostPerUnit:
    """Cost of contacts and visits ÷ money received."""

    reach_days: int = 0
    unit: Unit = Unit.RATE
    measures: tuple[str, ...] = ("contacts", "visits", "received_minor")

    @property
    def formula(self) -> Words:
        """Return how it is made."""
        return Words(
            "（联系次数 × 每次成本 + 外访次数 × 每次成本）÷ 到账金额",
            "(contacts × cost of one + visits × cost of one) ÷ money received",
        )

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return the cost of one unit recovered."""
        told, house = within(days, ask), ask.house
        received = total(told, "received_minor")
        cost = total(told, "contacts") * house.cost_minor_per_contact
        cost += total(told, "visits") * house.cost_minor_per_visit
        if not house.cost_minor_per_contact:
            return (Row(Estimate(0, received, None, said=NO_COST)),)
        if received <= 0:
            return (Row(Estimate(cost, received, None, said=NO_MONEY)),)
        return (Row(Estimate(cost, received, Decimal(cost) / Decimal(received))),)


@dataclass(frozen=True, slots=True)
class VisitCost:
    """What the visits cost: saved where the debtor pays by transfer (CALC-13)."""

    reach_days: int = 0
    unit: Unit = Unit.MONEY
    measures: tuple[str, ...] = ("visits", "received_minor")

    @property
    def formula(self) -> Words:
        """Return how it is made."""
        return Words("外访次数 × 每次成本", "visits × cost of one")

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return the cost of the visits made."""
        visits, each = (
            total(within(days, ask), "visits"),
            ask.house.cost_minor_per_visit,
        )
        if not each:
            return (Row(Estimate(visits, None, None, said=NO_VISIT_COST)),)
        return (Row(Estimate(visits * each, None, Decimal(visits * each))),)
