"""Money recovered so far, of what was owed."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="liquidation",
    title=Words("清收率", "Liquidation"),
    meaning=Words(
        "进件的案件，至今收回的金额占进件时欠款的比例。",
        "Of what was owed when cases were opened, the share recovered so far.",
    ),
    trap=Words(
        "批次越新越低，不同批次要在同样的天数上比。按人或班组看时，案件算给第一个与债务人谈上的人：案件难易不同，不是谁的功劳大小。",
        "Younger placements read lower; compare at one age. By collector or team a case is put down to who first talked with the debtor: cases differ, so it is no measure of merit.",
    ),
    figure=Share("held_recovered_minor", "held_owed_minor"),
    pair=(
        "complaint_rate",
        "recovery_curve",
    ),
    higher_is_better=True,
)
