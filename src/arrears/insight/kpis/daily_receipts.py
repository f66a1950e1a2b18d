"""KPI-04: money that came in."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Total

KPI = Kpi(
    key="daily_receipts",
    item="KPI-04",
    title=Words("到账金额", "Money received"),
    meaning=Words(
        "按付款日到账的金额，已减去冲正。",
        "Money by the day it came, less what was taken back.",
    ),
    trap=Words(
        "归到谁名下是约定：付款前三十天内最后一位与债务人通话的催收员。不通话也会有人付款。",
        "Whom it is put down to is a convention: who last talked with the debtor within 30 days before. People also pay without any talk.",
    ),
    figure=Total("received_minor"),
    higher_is_better=True,
)
