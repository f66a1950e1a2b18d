"""Dials that reach the debtor."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="right_party_rate",
    title=Words("本人接通率", "Right-party contact"),
    meaning=Words(
        "拨打次数与本人通话次数之比。", "Right-party conversations per dial."
    ),
    trap=Words(
        "债务人打进来的也在分子里，所以可能略高。",
        "Calls from the debtor are above the line too, so it may read a little high.",
    ),
    figure=Mean("right_party", "dials"),
    higher_is_better=True,
)
