"""KPI-14: complaints per thousand contacts."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Rate

KPI = Kpi(
    key="complaint_rate",
    item="KPI-14",
    title=Words("每千次联系的投诉", "Complaints per thousand contacts"),
    meaning=Words(
        "登记的投诉数除以我方发起的联系数，乘以 1000。",
        "Complaints told, per thousand contacts we began.",
    ),
    trap=Words(
        "投诉少也可能是没有登记或投诉无门；件数少，看区间。",
        "Few may mean untold, or nowhere to complain; they are rare, so read the interval.",
    ),
    figure=Rate("complaints", "contacts"),
    higher_is_better=False,
)
