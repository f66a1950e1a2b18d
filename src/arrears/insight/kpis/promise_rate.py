"""Right-party talks that end in a promise."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="promise_rate",
    title=Words("承诺率", "Promise rate"),
    meaning=Words(
        "与本人的通话中，作出承诺的比例。",
        "Of right-party conversations, the share that ends in a promise.",
    ),
    trap=Words(
        "承诺多而不兑现没有意义；和兑现率一起看。",
        "Promises that break mean nothing; read it beside the kept rate.",
    ),
    figure=Share("promises_taken", "right_party"),
    pair=("kept_rate",),
)
