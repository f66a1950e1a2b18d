"""The posts people hold at the desks, in words (ROLE-01…15)."""

from arrears.domain.words import Words

POSTS = {
    "collector": Words("催收员", "Collector"),
    "supervisor": Words("主管", "Supervisor"),
    "compliance": Words("合规", "Compliance"),
    "strategist": Words("策略", "Strategist"),
    "trainer": Words("培训师", "Trainer"),
    "administrator": Words("管理员", "Administrator"),
}
