"""How likely a number answers, older days weighing less."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.shapes.decayed import Decayed

KPI = Kpi(
    key="contactability",
    title=Words("可联系度", "Contactability"),
    meaning=Words(
        "有人接听的拨打占比，三十天前的一天只算一半。",
        "Of dials the share answered, a day 30 days ago weighing half.",
    ),
    trap=Words(
        "按组合算，不是某个号码的预测；好时段接得多。",
        "Of a group, no forecast for a number; good hours answer more.",
    ),
    figure=Decayed("answered", "dials"),
    higher_is_better=True,
)
