"""KPI-06: promises broken."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Total

KPI = Kpi(
    key="broken_promises",
    item="KPI-06",
    title=Words("未兑现的承诺", "Broken promises"),
    meaning=Words(
        "到期没有兑现的承诺数，包括声称已付而查不到的。",
        "Promises whose day is over and whose money did not come, the hollow ones among them.",
    ),
    trap=Words(
        "承诺太多、太急，未兑现自然多；按期兑现率才说明质量。",
        "Promises taken too many or too soon break more often; the kept rate tells of quality.",
    ),
    figure=Total("promises_broken"),
    pair=("kept_rate",),
    higher_is_better=False,
)
