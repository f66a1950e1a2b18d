"""Cases that are overdue no longer at the month's end."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="cure_rate",
    title=Words("回正率", "Cure rate"),
    meaning=Words(
        "月初逾期的案件中，月末不再逾期的比例。",
        "Of cases overdue at a month's start, the share no longer overdue at its end.",
    ),
    trap=Words(
        "委托方收回的案件不在内；可能只是暂时还上。",
        "Recalled cases are not in it; it may not last.",
    ),
    # Days before a case's first statement are reckoned back from it.
    figure=Share("cured", "at_start"),
    pair=("roll_rate",),
    higher_is_better=True,
)
