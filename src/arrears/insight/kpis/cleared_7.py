"""Cases paid in full within 7 days, of cohorts of full age."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="cleared_7",
    title=Words("七天内还清（户数）", "Paid in full within 7 days (cases)"),
    meaning=Words(
        "进件后七天内还清的案件占比，只算已满七天的批次。",
        "Of the cases opened, the share paid in full within 7 days; cohorts of full age only.",
    ),
    trap=Words(
        "还了一大半也不算还清；和金额一起看。",
        "Most of it paid is not paid in full; read it beside the money.",
    ),
    figure=Share("cleared_7", "cases_7"),
    pair=(
        "recovered_7",
        "complaint_rate",
    ),
    higher_is_better=True,
)
