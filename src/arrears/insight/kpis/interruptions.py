"""Interruptions per call."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="interruptions",
    title=Words("每通电话打断次数", "Interruptions per call"),
    meaning=Words(
        "分得清谁在说的通话里，平均每通打断几次。",
        "Interruptions a call, where the turns are known.",
    ),
    trap=Words(
        "只有录音逐句标了起止时间才有；录音须先告知。",
        "Only of recorded calls whose turns have their times; recording wants notice.",
    ),
    figure=Mean("interruptions", "calls_split"),
    higher_is_better=False,
)
