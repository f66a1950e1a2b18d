"""Agreements that stand after 90 days."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="plan_survival_90",
    title=Words("协议存续率（90 天）", "Plan survival, 90 days"),
    meaning=Words(
        "成立已满 90 天的协议中，90 天内没有断约的比例。",
        "Of agreements made at least 90 days ago, the share not broken within 90 days.",
    ),
    trap=Words("只说明较早的协议。", "It tells of older agreements only."),
    figure=Share("standing_90", "agreements_90"),
    higher_is_better=True,
)
