"""KPI-13: how much of the talk is the collector's."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="talk_share",
    item="KPI-13",
    title=Words("催收员说话占比", "Collector's share of the talk"),
    meaning=Words(
        "分得清谁在说的通话里，催收员说话时间的占比。",
        "Of the time both spoke, the collector's share, where the turns are known.",
    ),
    trap=Words(
        "只有录音或计时的通话才有；录音须先告知。",
        "Only of calls that were recorded or timed; recording wants notice.",
    ),
    figure=Share("collector_seconds", "spoken_seconds"),
    higher_is_better=False,
)
