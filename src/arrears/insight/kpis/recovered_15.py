"""KPI-02: 80 % back within 15 days: measured as money, cohort by cohort."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="recovered_15",
    item="KPI-02",
    title=Words("十五天内收回（金额）", "Recovered within 15 days (money)"),
    meaning=Words(
        "进件后十五天内收回的金额占进件时欠款的比例，只算已满十五天的批次。",
        "Of what was owed when cases were opened, the share that came within 15 days; cohorts of full age only.",
    ),
    trap=Words(
        "同“七天内收回”。批次逾期天数不同，不能直接比较。",
        "As recovered_7. Cohorts that come in later past due do not compare.",
    ),
    figure=Share("recovered_15_minor", "owed_15_minor"),
    pair=(
        "complaint_rate",
        "kept_rate",
    ),
    higher_is_better=True,
)
