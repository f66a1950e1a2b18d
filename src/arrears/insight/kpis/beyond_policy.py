"""Agreements beyond what the policy allows alone."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="beyond_policy",
    title=Words("需上级批准的协议", "Agreements that needed approval"),
    meaning=Words(
        "成立的协议中，超出本人权限、由上级批准的比例。",
        "Of agreements made, the share that needed somebody else's approval.",
    ),
    trap=Words(
        "批准过就是合规；多说明权限或政策要调整。",
        "Approved is in order; many tell that authority or policy wants changing.",
    ),
    figure=Share("beyond_policy", "agreements"),
)
