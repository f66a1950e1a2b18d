"""What visits cost."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.costs import VisitCost

KPI = Kpi(
    key="visit_cost",
    title=Words("外访成本", "Cost of visits"),
    meaning=Words(
        "外访次数乘以单价；对方转账付款即可省下。",
        "Visits times the cost of one; saved where the debtor pays by transfer.",
    ),
    trap=Words("外访须事先约好。", "Visits are agreed beforehand."),
    figure=VisitCost(),
    higher_is_better=False,
)
