"""Disputes raised."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Rate

KPI = Kpi(
    key="disputes",
    title=Words("异议", "Disputes"),
    meaning=Words(
        "登记的异议数除以通话数，乘以 1000。",
        "Disputes told, per thousand conversations.",
    ),
    trap=Words(
        "异议是债务人的权利，少不一定好。",
        "A dispute is a right; few need not be good.",
    ),
    figure=Rate("disputes", "talks"),
)
