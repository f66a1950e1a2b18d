"""KPI-03: planned cases that were tried on their day."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="contact_coverage",
    item="KPI-03",
    title=Words("当日联系覆盖率", "Contact coverage of the day"),
    meaning=Words(
        "当日计划安排联系的案件中，当天确实尝试过的比例。计划只安排规则允许且有需要的联系。",
        "Of the cases the plan gave a call, the share tried that day. The plan gives calls only where the rules allow and there is need.",
    ),
    trap=Words(
        "照字面“每天都要联系到每个人”会违反次数限制；这里只算允许的尝试，不算接通。",
        "Taken by its letter, everybody every day, it would break the caps on frequency; this counts attempts that were allowed, not answers.",
    ),
    figure=Share("attempted", "planned"),
    higher_is_better=True,
)
