"""Promised money that came in time."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="kept_money",
    title=Words("承诺兑现率（金额）", "Kept rate (money)"),
    meaning=Words(
        "已到期的承诺金额中，按时到账的比例。",
        "Of money promised whose day is over, the share that came in time.",
    ),
    trap=Words(
        "大额承诺主导结果；看笔数。", "Large promises decide it; see the count too."
    ),
    figure=Share("kept_minor", "promised_minor"),
    pair=("kept_rate",),
    higher_is_better=True,
)
