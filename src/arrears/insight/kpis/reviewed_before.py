"""Case reviews read before the next contact after a broken promise."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="reviewed_before",
    title=Words("断约后先审单", "Reviewed before the call after a break"),
    meaning=Words(
        "承诺未兑现或协议中断之后，联系人在下一通电话或上门之前打开过这个案件审单或交接单的比例。",
        "After a broken promise or agreement, the share where who called or visited next had opened the case's review or hand-over sheet before.",
    ),
    trap=Words(
        "只知道打开过，不知道读没读；在纸上或凭记忆想过的，这里看不到。只用于提醒，不用于考核。",
        "Opened is not read, and what was thought over without the page is not seen. For a reminder, never for marks.",
    ),
    figure=Share("breaks_reviewed", "breaks_followed"),
    pair=("kept_rate",),
    higher_is_better=True,
)
