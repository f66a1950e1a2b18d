"""KPI-22: minutes of case review."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi, Unit
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="review_minutes",
    item="KPI-22",
    title=Words("审单时长", "Minutes of case review"),
    meaning=Words("计时的审单，平均几分钟。", "Minutes a timed case review takes."),
    trap=Words("快不等于细。", "Quick is not careful."),
    figure=Mean("review_minutes", "reviews_timed", Unit.MINUTES),
)
