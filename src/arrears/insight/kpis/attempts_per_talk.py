"""Dials for one conversation."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="attempts_per_talk",
    title=Words("每次通话的拨打次数", "Attempts per conversation"),
    meaning=Words("平均拨几次才有一次通话。", "How many dials one conversation takes."),
    trap=Words(
        "次数有上限；拨得越多越容易打扰。",
        "Attempts are capped; more of them disturb more.",
    ),
    figure=Mean("dials", "talks"),
    pair=(
        "complaint_rate",
        "cap_denials",
    ),
    higher_is_better=False,
)
