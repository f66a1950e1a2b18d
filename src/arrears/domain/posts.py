"""The posts people hold at the desks, in words (ROLE-01…15)."""

from arrears.domain.words import Words

POSTS = {
    "collector": Words("催收员", "Collector"),
    "supervisor": Words("主管", "Supervisor"),
    "compliance": Words("合规专员", "Compliance officer"),
    "strategist": Words("策略专员", "Strategist"),
    "trainer": Words("培训师", "Trainer"),
    "administrator": Words("管理员", "Administrator"),
    "lender": Words("委托方", "Lender"),
}
# Who must show a second key at the door: whoever decides, sees all, or lets others in.
SECOND_KEY = frozenset({"supervisor", "compliance", "administrator", "lender"})
