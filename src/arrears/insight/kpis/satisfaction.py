"""KPI-10: what those we talked with said afterwards."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi, Unit
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="satisfaction",
    item="KPI-10",
    title=Words("客户满意度", "Satisfaction"),
    meaning=Words("回访打分的平均，1 到 5 分。", "The mean of survey answers, 1 to 5."),
    trap=Words("愿意回答的人不代表所有人。", "Those who answer are not everybody."),
    figure=Mean("satisfaction", "surveys", Unit.POINTS),
    higher_is_better=True,
)
