"""The fields of a change as the audit names them."""

from arrears.domain.words import Words

FIELDS = {
    "role": Words("岗位", "Post"),
    "name": Words("姓名", "Name"),
    "staff_number": Words("工号", "Staff number"),
    "team": Words("小组", "Team"),
    "lender": Words("委托方", "Lender"),
    "scope": Words("只看哪些委托方", "Limited to lenders"),
    "calls_per_round": Words("每轮通数", "Calls a round"),
    "minutes_a_day": Words("每天分钟数", "Minutes a day"),
    "most_cases": Words("每天件数", "Cases a day"),
    "authority_minor": Words("最高金额（分）", "Cases up to, minor units"),
    "languages": Words("语言", "Languages"),
    "products": Words("产品", "Products"),
    "hand": Words("手别", "Hand"),
    "starts_on": Words("开始日", "First day"),
    "ends_on": Words("收回日", "Recall day"),
    "commission_basis_points": Words("佣金（万分之一）", "Commission, basis points"),
    "channels": Words("渠道", "Channels"),
    "version": Words("版本", "Version"),
    "effective_on": Words("生效日", "In force from"),
    "second_key": Words("两步验证", "Second key"),
    "day": Words("这一天", "The day"),
}


def field_words(name: str) -> Words:
    """Return what the audit calls a field; its own name where it has no other."""
    return FIELDS.get(name, Words(name, name))
