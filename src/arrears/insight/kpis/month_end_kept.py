"""KPI-08: how promises for mid-month and month-end really held."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="month_end_kept",
    item="KPI-08",
    title=Words(
        "约在月中月底的兑现率", "Kept rate of mid-month and month-end promises"
    ),
    meaning=Words(
        "约在月中（14–16 日）或月底（最后三天）的承诺中，按时兑现的比例。",
        "Of promises for mid-month (14th to 16th) or the month's last three days, the share kept in time.",
    ),
    trap=Words(
        "源文件断言一半以上不作数；这里量出来，而不是先认定谁在拖。",
        "The source claims that more than half do not mean it; this measures instead of assuming.",
    ),
    figure=Share("month_end_kept", "month_end_judged"),
    pair=("kept_rate",),
    higher_is_better=True,
)
