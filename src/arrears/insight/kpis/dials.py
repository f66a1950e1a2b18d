"""KPI-05: dials, always beside what came of them."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Total

KPI = Kpi(
    key="dials",
    item="KPI-05",
    title=Words("拨打次数", "Dials"),
    meaning=Words(
        "我方拨出的电话次数，不论是否接通。",
        "Telephone calls we placed, answered or not.",
    ),
    trap=Words(
        "只是工作量，不能单独作目标：以量为目标会变成骚扰，种子 000 也说量大可能一无所获。",
        "Activity only, never a target alone: volume targets become harassment, and volume may bring nothing.",
    ),
    figure=Total("dials"),
    pair=(
        "attempts_per_talk",
        "complaint_rate",
        "cap_denials",
    ),
)
