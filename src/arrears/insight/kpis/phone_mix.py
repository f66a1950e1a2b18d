"""KPI-17: dials by kind of number, beside the bands."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.mix import Mix

KPI = Kpi(
    key="phone_mix",
    item="KPI-17",
    title=Words("号码类型占比", "Phone mix"),
    meaning=Words(
        "打手机、单位、住宅的拨打各占多少，旁边是参考区间。",
        "Which share of dials goes to mobiles, to work, home; the bands beside it.",
    ),
    trap=Words(
        "参考而已，不是目标：三个区间下限之和 85 %、上限之和 105 %，凑不成整数；打单位电话另须许可。",
        "A gauge, never a target: the bands' ends add up to 85 % and 105 %; calls to work want permission.",
    ),
    figure=Mix(),
)
