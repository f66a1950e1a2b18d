"""Hits of the wording check per reviewed call."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="wording_hits",
    title=Words("每通电话的用语命中", "Wording hits per call"),
    meaning=Words(
        "抽查的通话里，用语检查平均每通命中几处。",
        "Hits of the wording check a reviewed call.",
    ),
    trap=Words(
        "检查有误报，命中须人工看过。",
        "The check has false alarms; a person looks at each.",
    ),
    figure=Mean("wording_hits", "reviewed"),
    higher_is_better=False,
)
