"""KPI-12: right-party talks that came to something."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="call_efficiency",
    item="KPI-12",
    title=Words("通话有效率", "Useful conversations"),
    meaning=Words(
        "与本人的通话中，有结果（承诺、困难、异议、申请、拒绝等）的比例。",
        "Of right-party conversations, the share with a result: a promise, a hardship, a dispute, an application, a refusal.",
    ),
    trap=Words(
        "结果不等于好结果：知道对方有困难也算有效。",
        "A result is not a good one: learning of a hardship counts.",
    ),
    figure=Share("useful", "right_party"),
    higher_is_better=True,
)
