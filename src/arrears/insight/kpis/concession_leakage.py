"""Money forgiven, of what was owed."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="concession_leakage",
    title=Words("减免占比", "Concession leakage"),
    meaning=Words(
        "协议减免的金额占协议所涉欠款的比例。",
        "Money forgiven in agreements, of what was owed on them.",
    ),
    trap=Words(
        "减免不等于损失：不减免可能一分也收不回。",
        "Forgiving is not losing: without it perhaps nothing would come.",
    ),
    figure=Share("forgiven_minor", "agreement_owed_minor"),
    pair=(
        "plan_kept_rate",
        "beyond_policy",
    ),
)
