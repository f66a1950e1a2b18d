"""KPI-24: four weeks and three months beside the day."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.rolling import Rolling

KPI = Kpi(
    key="sustained",
    item="KPI-24",
    title=Words("持续的回款", "Sustained receipts"),
    meaning=Words(
        "最后一天的到账金额，旁边是四周和三个月的日均。",
        "The last day's receipts beside the daily mean of four weeks and of three months.",
    ),
    trap=Words(
        "好的一天、好的一个月，都不说明下一个。",
        "A good day or month says nothing of the next.",
    ),
    figure=Rolling("received_minor"),
)
