"""KPI-01: 60 % back within 7 days: measured as money, cohort by cohort."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="recovered_7",
    item="KPI-01",
    title=Words("七天内收回（金额）", "Recovered within 7 days (money)"),
    meaning=Words(
        "进件后七天内收回的金额占进件时欠款的比例，只算已满七天的批次。",
        "Of what was owed when cases were opened, the share that came within 7 days; cohorts of full age only.",
    ),
    trap=Words(
        "原话没有说是按户、按期还是按金额。这里按金额；按户见“七天内还清（户数）”；逾期期数委托方没有给，不算。不得作为唯一的计酬依据（信用卡办法第 66 条）。",
        "The source does not say of what: accounts, instalments or money. This is money; accounts are in cleared_7; instalments are not given by lenders and not counted. Never the only ground of pay (card measure, article 66).",
    ),
    figure=Share("recovered_7_minor", "owed_7_minor"),
    pair=(
        "complaint_rate",
        "kept_rate",
    ),
    higher_is_better=True,
)
