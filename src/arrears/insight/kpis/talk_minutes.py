"""How long conversations last."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi, Unit
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="talk_minutes",
    title=Words("平均通话时长", "Minutes a conversation"),
    meaning=Words(
        "有时长记录的通话，平均几分钟。",
        "Minutes a conversation lasts, where its length is known.",
    ),
    trap=Words("越短不等于越好。", "Shorter is not better."),
    figure=Mean("talk_seconds", "talks_timed", Unit.MINUTES, per=60),
)
