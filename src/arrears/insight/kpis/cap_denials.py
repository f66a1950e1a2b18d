"""Contacts refused because the cap was reached."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Rate

KPI = Kpi(
    key="cap_denials",
    title=Words("次数已满被拦下", "Contacts at the cap"),
    meaning=Words(
        "每千次联系中，因次数已满被合规把关拦下的。",
        "Contacts refused by the guard for how often, per thousand made.",
    ),
    trap=Words(
        "拦下的没有打出去；多说明有人在上限边上工作。",
        "What was refused was not made; many mean that somebody works at the limit.",
    ),
    figure=Rate("cap_denials", "contacts"),
    higher_is_better=False,
)
