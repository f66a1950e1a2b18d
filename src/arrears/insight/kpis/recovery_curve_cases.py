"""The curve of cases paid in full."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.curve import Curve

KPI = Kpi(
    key="recovery_curve_cases",
    title=Words("还清曲线（户数）", "Recovery curve (cases)"),
    meaning=Words(
        "按进件后的天数，还清的案件占比；每一点只算已满该天数的批次。",
        "Share of cases paid in full by days since opening; each point counts the cohorts of that age only.",
    ),
    trap=Words("同回款曲线。", "As recovery_curve."),
    figure=Curve(of_cases=True),
)
