"""KPI-15: dials that somebody answers."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="reach_rate",
    item="KPI-15",
    title=Words("接通率", "Reach rate"),
    meaning=Words(
        "拨打中有人接听的比例。", "Of dials, the share that somebody answers."
    ),
    trap=Words(
        "接听的人未必是本人，见“本人接通率”。联系上了多半能收回，是说法，不是因果。",
        "Who answers need not be the debtor; see right_party_rate. That whom one reaches mostly pays is a saying, no cause.",
    ),
    figure=Share("answered", "dials"),
    pair=(
        "right_party_rate",
        "promise_rate",
        "kept_rate",
    ),
    higher_is_better=True,
)
