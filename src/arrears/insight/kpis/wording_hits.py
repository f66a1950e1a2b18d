"""Hits of the wording check per reviewed call."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="wording_hits",
    title=Words("每通电话的用语命中", "Wording hits per call"),
    meaning=Words(
        "合规抽查并打过分的通话里，备注被用语检查命中平均每通几处；已标为误报的不算。",
        "Of the calls that compliance drew and scored, hits of the wording check in the note, a call; those marked as false alarms left out.",
    ),
    trap=Words(
        "看的是写下的备注，不是说出口的话；检查有误报，命中须人工看过。",
        "It reads what was written, not what was said; the check has false alarms, so a person looks at each.",
    ),
    figure=Mean("wording_hits", "reviewed"),
    higher_is_better=False,
)
