"""KPI-13: how much of the talk is the collector's."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="talk_share",
    item="KPI-13",
    title=Words("催收员说话占比", "Collector's share of the talk"),
    meaning=Words(
        "计时器走过的通话里，催收员说话时间占双方说话时间的百分比。",
        "Of the time both spoke, the per cent that the collector did, in calls whose timer ran.",
    ),
    trap=Words(
        "只有催收员自己按了键的通话才有；只按一个键，就是 0 或 100%。供自己对照多听一点，不作考核，不与薪酬挂钩。",
        "Only of calls where the collector pressed the key; who presses one key alone shows 0 or 100 %. A gauge for listening more, never a pay scheme.",
    ),
    figure=Share("collector_seconds", "spoken_seconds"),
    higher_is_better=False,
)
