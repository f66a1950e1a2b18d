"""Agreements that stand after 30 days."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="plan_survival_30",
    title=Words("协议存续率（30 天）", "Plan survival, 30 days"),
    meaning=Words(
        "成立已满 30 天的协议中，30 天内没有断约的比例。",
        "Of agreements made at least 30 days ago, the share not broken within 30 days.",
    ),
    trap=Words(
        "第一期还没到期的也算存续。",
        "One whose first instalment is not due yet stands.",
    ),
    figure=Share("standing_30", "agreements_30"),
    higher_is_better=True,
)
