"""Hours, as minutes, until the first attempt."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi, Unit
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="first_contact",
    title=Words("首次联系用时", "Time to first contact"),
    meaning=Words(
        "已尝试联系的案件，从进件当天零点到首次尝试平均几分钟。",
        "Minutes from the midnight of opening to the first attempt, of cases that were tried.",
    ),
    trap=Words(
        "没有尝试过的不在内；几个很晚的会拉高平均。",
        "Cases never tried are not in it; a few late ones raise the mean.",
    ),
    figure=Mean("first_minutes", "cases_touched", Unit.MINUTES),
    pair=("first_pass",),
    higher_is_better=False,
)
