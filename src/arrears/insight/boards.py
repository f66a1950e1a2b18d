"""Boards: which KPIs stand together, for whom; conduct beside money on each."""

from arrears.domain.words import Words

BOARDS = {
    "collector": (
        "kept_rate",
        "promise_rate",
        "right_party_rate",
        "record_quality",
        "follow_up",
        "reviewed_before",
        "contact_coverage",
        "complaint_rate",
        "cap_denials",
        "zero_days",
    ),
    "supervisor": (
        "contact_coverage",
        "first_pass",
        "right_party_rate",
        "attempts_per_talk",
        "promise_rate",
        "kept_rate",
        "reviewed_before",
        "daily_receipts",
        "recovered_7",
        "recovered_15",
        "plan_survival_30",
        "complaint_rate",
        "cap_denials",
    ),
    "compliance": (
        "complaint_rate",
        "disputes",
        "cap_denials",
        "denials",
        "record_quality",
        "wording_hits",
        "pressure",
        "talk_share",
        "beyond_policy",
    ),
    "lender": (
        "recovered_7",
        "recovered_15",
        "liquidation",
        "recovered_in_term",
        "roll_rate",
        "cure_rate",
        "first_contact",
        "plan_kept_rate",
        "concession_leakage",
        "complaint_rate",
        "cost_per_unit",
    ),
}
NAMES = {
    "collector": Words("我的指标", "My figures"),
    "supervisor": Words("作业现场", "The floor"),
    "compliance": Words("合规", "Conduct"),
    "lender": Words("委托方", "Lender"),
}
