"""What it cost to recover one unit."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.costs import CostPerUnit

KPI = Kpi(
    key="cost_per_unit",
    title=Words("每收回一元的成本", "Cost per unit recovered"),
    meaning=Words(
        "联系和外访的成本除以到账金额。",
        "Cost of contacts and visits over money received.",
    ),
    trap=Words(
        "成本只含设定的单价，不含工资和场地；便宜不等于划算。",
        "Only the unit costs that are set; no wages, no rent.",
    ),
    figure=CostPerUnit(),
    pair=("complaint_rate",),
    higher_is_better=False,
)
