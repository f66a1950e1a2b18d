"""Cases that roll into a later bucket in a month."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="roll_rate",
    title=Words("滚动率", "Roll rate"),
    meaning=Words(
        "月初逾期的案件中，月末落到更后一档的比例。",
        "Of cases overdue at a month's start, the share in a later bucket at its end.",
    ),
    trap=Words(
        "靠近档位边界的案件不还就必然滚动；各档不能相加比较。",
        "A case near an edge rolls by time alone; buckets do not compare.",
    ),
    # Days before a case's first statement are reckoned back from it.
    figure=Share("rolled", "at_start"),
    pair=("cure_rate",),
    higher_is_better=False,
)
