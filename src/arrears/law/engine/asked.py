"""What people call the facts that rules ask for."""

from collections.abc import Iterable, Mapping

from arrears.domain.words import Words

ASKED: Mapping[str, Words] = {
    "connected_calls_today": Words("今天已接通几次", "how many talks there were today"),
    "hours_agreed": Words("本人是否同意夜间联系", "whether night hours were agreed"),
    "local_minutes": Words("债务人的当地时间", "the time at the debtor's place"),
    "plan_kept": Words("分期协议是否在履行", "whether a plan is being kept"),
    "point_kind": Words("联系方式的类型", "the kind of contact point"),
    "point_restricted": Words("联系方式是否已停用", "whether the point is out of use"),
    "promise_in_days": Words("承诺哪天到期", "when a promise falls due"),
    "purpose": Words("这次联系的目的", "what the contact is for"),
    "reminder_agreed": Words("本人是否同意提醒", "whether a reminder was agreed"),
    "role": Words("对方与债务的关系", "what this person is to the debt"),
    "stopped": Words("案件有无停止联系标记", "whether a stop stands on the case"),
    "unanswered_dials_today": Words(
        "这个号码今天未接通几次", "how often the number rang in vain today"
    ),
    "work_permitted": Words("本人是否同意用单位电话", "whether work may be rung"),
}


def in_words(facts: Iterable[str]) -> Words:
    """Return the names of `facts` as people say them; a new one as it is written."""
    named = [ASKED.get(name, Words(name, name)) for name in facts]
    return Words("、".join(n.zh for n in named), ", ".join(n.en for n in named))
