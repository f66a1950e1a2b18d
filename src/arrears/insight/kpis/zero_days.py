"""KPI-07: working days in a row without money, beside chance."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.streak import Streak

KPI = Kpi(
    key="zero_days",
    item="KPI-07",
    title=Words("连续零回款天数", "Days in a row without money"),
    meaning=Words(
        "有拨打而没有到账的工作日，最长连续几天，并给出纯属偶然的机会。",
        "The longest run of days with dials and no money, beside the chance of such a run by luck alone.",
    ),
    trap=Words(
        "连续几天没有回款多半是运气；这是给予帮助的信号，压力会转嫁到债务人身上。",
        "Most such runs are luck; a reason for help. Pressure on staff is passed on to debtors.",
    ),
    figure=Streak(),
)
