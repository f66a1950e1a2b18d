"""The recovery curve by age, with 60 % and 80 % marked."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.curve import Curve

KPI = Kpi(
    key="recovery_curve",
    title=Words("回款曲线（金额）", "Recovery curve (money)"),
    meaning=Words(
        "按进件后的天数，收回金额占欠款的比例；每一点只算已满该天数的批次。",
        "Share of money recovered by days since opening; each point counts the cohorts of that age only.",
    ),
    trap=Words(
        "各点的批次不同，曲线可能下降；比较两批时用同样的天数。",
        "Points rest on different cohorts, so the curve may fall; compare cohorts at one age.",
    ),
    figure=Curve(),
    pair=(
        "complaint_rate",
        "kept_rate",
    ),
)
