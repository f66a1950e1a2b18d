"""KPI-19: money recovered while the placement runs."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="recovered_in_term",
    item="KPI-19",
    title=Words("委案期内收回", "Recovered within the placement"),
    meaning=Words(
        "有委案期的案件，期内收回的金额占欠款的比例。",
        "Of what was owed on cases with a placement term, the share that came within it.",
    ),
    trap=Words(
        "快到期时多催多收有过度之虞；能力之外的不应收。",
        "Pressing at the end of a term takes too much; beyond somebody's means nothing is to be taken.",
    ),
    figure=Share("recovered_term_minor", "owed_term_minor"),
    pair=("complaint_rate",),
    higher_is_better=True,
)
