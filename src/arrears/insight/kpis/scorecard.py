"""KPI-09: the balanced scorecard: conduct and quality before money."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.scorecard import Scorecard

KPI = Kpi(
    key="scorecard",
    item="KPI-09",
    title=Words("综合评分卡", "Balanced scorecard"),
    meaning=Words(
        "合规表现、记录质量、承诺兑现、回款四项的加权平均，权重见 house.yaml。",
        "The weighted mean of conduct, record quality, promises kept and recovery; weights in house.yaml.",
    ),
    trap=Words(
        "不是计酬方案。回款一项只看有到账的日子占比；小组之间案件难度不同，不宜排名。",
        "No pay scheme. Recovery is the share of days with money only; teams' cases differ, so do not rank by it.",
    ),
    figure=Scorecard(),
    higher_is_better=True,
)
