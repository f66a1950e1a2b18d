"""KPI-18: promises paid in time, of those that are over."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="kept_rate",
    item="KPI-18",
    title=Words("承诺兑现率（笔数）", "Kept rate (promises)"),
    meaning=Words(
        "已到期的承诺中，按时足额兑现的比例。",
        "Of promises that are over, the share paid whole and in time.",
    ),
    trap=Words(
        "只取必然兑现的承诺也会很高；和承诺率一起看。",
        "Taking only sure promises makes it high; read it beside the promise rate.",
    ),
    figure=Share("promises_kept", "promises_judged"),
    pair=("promise_rate",),
    higher_is_better=True,
)
