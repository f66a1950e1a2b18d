"""KPI-21: pressure statements per reviewed call."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Mean

KPI = Kpi(
    key="pressure",
    item="KPI-21",
    title=Words("每通电话的施压说法", "Pressure statements per call"),
    meaning=Words(
        "合规抽查并打过分的通话里，备注里的施压说法（用语检查中威胁、借势、牵连他人、羞辱的各类）平均每通几处。",
        "Of the calls that compliance drew and scored, statements in the note that press (the wording check's kinds of threat, borrowed authority, others, shame), a call.",
    ),
    trap=Words(
        "与兑现率并列可看，不能说成因果；看的是备注，不是录音。",
        "May be read beside the kept rate, never as its cause; it reads the note, not a recording.",
    ),
    figure=Mean("pressure", "reviewed"),
    pair=("kept_rate",),
    higher_is_better=False,
)
