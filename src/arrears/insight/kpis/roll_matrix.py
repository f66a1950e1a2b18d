"""From which bucket to which in a month."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.matrix import Matrix

KPI = Kpi(
    key="roll_matrix",
    title=Words("滚动矩阵", "Roll matrix"),
    meaning=Words(
        "月初在各档的案件，月末各去了哪一档；按“逾期天数档”分组看。",
        "Where the cases of each bucket at a month's start are at its end; read it by bucket.",
    ),
    trap=Words(
        "只算整月；月中进件的不在内。",
        "Whole months only; cases opened within the month are not in it.",
    ),
    # Days before a case's first statement are reckoned back from it.
    figure=Matrix(),
)
