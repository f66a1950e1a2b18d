"""KPI-16: new cases tried within a day."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="first_pass",
    item="KPI-16",
    title=Words("新案首日覆盖率", "First-pass coverage"),
    meaning=Words(
        "进件满 24 小时的案件中，24 小时内尝试过的比例。",
        "Of cases opened at least a day ago, the share tried within 24 hours.",
    ),
    trap=Words(
        "进件只记到日，按当天零点起算；休息日进件的自然晚。",
        "Opening is kept by day and counts from its midnight; what comes in on a holiday is later by nature.",
    ),
    figure=Share("touched_24h", "cases_24h"),
    higher_is_better=True,
)
