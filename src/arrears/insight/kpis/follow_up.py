"""Promises followed up within the hour."""

from arrears.domain.words import Words
from arrears.insight.kpi import Kpi
from arrears.insight.plain_figures import Share

KPI = Kpi(
    key="follow_up",
    title=Words("承诺跟进率（前后一小时）", "Follow-up within the hour"),
    meaning=Words(
        "约了钟点的承诺中，约定时刻前后一小时内有联系的比例。",
        "Of promises with an hour, the share with a contact within an hour of it.",
    ),
    trap=Words(
        "提醒本身是一次联系，要计次，也要规则允许；没有约钟点的不算。",
        "A reminder is a contact, counts and must be allowed; promises without an hour are not counted.",
    ),
    figure=Share("followed_up", "follow_up_due"),
    higher_is_better=True,
)
