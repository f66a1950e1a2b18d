"""KPI-20: conversations with a note."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="record_quality",
    item="KPI-20",
    title=Words("记录质量", "Record quality"),
    meaning=Words("通话中写了备注的比例。", "Of conversations, the share with a note."),
    trap=Words(
        "只看有没有写，不看写得好不好。",
        "It sees that something was written, not how well.",
    ),
    figure=Share("talks_noted", "talks"),
    higher_is_better=True,
)
