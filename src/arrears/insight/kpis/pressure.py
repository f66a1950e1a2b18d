"""KPI-21: pressure statements per reviewed call."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="pressure",
    item="KPI-21",
    title=Words("每通电话的施压说法", "Pressure statements per call"),
    meaning=Words(
        "抽查的通话里，平均每通有几处施压说法。", "Pressure statements a reviewed call."
    ),
    trap=Words(
        "与兑现率并列可看，不能说成因果；抽查的通话不是随机挑的。",
        "May be read beside the kept rate, never as its cause; reviewed calls are not drawn at random.",
    ),
    figure=Mean("pressure", "reviewed"),
    pair=("kept_rate",),
    higher_is_better=False,
)
