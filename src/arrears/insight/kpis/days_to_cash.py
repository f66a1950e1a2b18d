"""KPI-11: how fast money comes back."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi, Unit
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="days_to_cash",
    item="KPI-11",
    title=Words("回款平均天数", "Days to cash"),
    meaning=Words(
        "进件到款项到账的平均天数，按金额加权。",
        "Days from opening until money came, weighted by money.",
    ),
    trap=Words(
        "还没有还的不在里面，所以批次越新看起来越快。",
        "What has not come is not in it, so young cohorts look quick.",
    ),
    figure=Mean("cash_day_minor", "came_minor", Unit.DAYS),
    pair=(
        "recovery_curve",
        "roll_rate",
    ),
    higher_is_better=False,
)
