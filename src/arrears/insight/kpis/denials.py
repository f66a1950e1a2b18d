"""Contacts refused by the guard."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Rate

KPI = Kpi(
    key="denials",
    title=Words("被拦下的联系", "Contacts refused"),
    meaning=Words(
        "每千次联系中，被合规把关拦下的。",
        "Contacts refused by the guard, per thousand made.",
    ),
    trap=Words(
        "先问后拨是好习惯，多不一定坏。",
        "Asking first is a good habit; many need not be bad.",
    ),
    figure=Rate("denials", "contacts"),
)
