"""What people call the facts that rules ask for."""

from collections.abc import Iterable, Mapping

from arrears.domain.words import Words, listed

ASKED: Mapping[str, Words] = {
    "connected_calls_today": Words("今天已接通几次", "how many talks there were today"),
    "hours_agreed": Words("本人是否同意夜间联系", "whether night hours were agreed"),
    "local_minutes": Words("债务人的当地时间", "the time at the debtor's place"),
    "plan_kept": Words("分期协议是否在履行", "whether a plan is being kept"),
    "placement_days_left": Words(
        "委案期还剩几天", "how many days the placement still runs"
    ),
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
    "voice": Words("是真人还是机器语音", "whether a person or a machine speaks"),
    "agents": Words("几人同行", "how many go"),
    "we_begin": Words("由谁发起联系", "who begins the contact"),
    "open_medium": Words("他人能否看到", "whether others can read it"),
    "hours_agreed_with_us": Words(
        "本人是否直接同意这个时间", "whether these hours were agreed with us"
    ),
    "contact_agreed": Words(
        "本人是否直接同意这种联系", "whether such contact was agreed with us"
    ),
    "calls_agreed": Words(
        "本人是否刚同意再打电话", "whether calls were asked for lately"
    ),
    "point_agreed": Words(
        "本人是否同意用这个地址", "whether this address was agreed to"
    ),
    "court_permits": Words("法院是否许可", "whether a court permits it"),
    "time_inconvenient": Words(
        "本人指明的不便时间", "which times were named as inconvenient"
    ),
    "place_inconvenient": Words(
        "本人指明的不便地点", "which places were named as inconvenient"
    ),
    "opted_out": Words("本人是否拒绝这种联系方式", "whether this medium was refused"),
    "ceased": Words(
        "本人是否书面要求我们停止", "whether we were told in writing to stop"
    ),
    "asked_to_stop": Words("本人是否要求停止联系", "whether we were asked to stop"),
    "refused": Words("对方是否拒绝过联系", "whether this person refused contact"),
    "employer_prohibits": Words("单位是否禁止", "whether the employer forbids it"),
    "complaint_open": Words("有无未结投诉", "whether a complaint is open"),
    "dispute_open": Words("有无未核实的异议", "whether a dispute is open"),
    "dispute_in_period": Words(
        "异议何时、以何种方式提出", "when and how the dispute was raised"
    ),
    "represented": Words("是否已委托律师", "whether an attorney acts"),
    "moratorium": Words("是否处于延缓或破产程序", "whether a moratorium stands"),
    "notice_sent": Words("通知是否已寄出", "whether the notice was sent"),
    "deceased": Words("此人是否在世", "whether this person lives"),
    "incapacitated": Words("有无行为能力", "whether this person has capacity"),
    "minor": Words("是否未成年", "whether this person is of age"),
    "vulnerable": Words("是否需要特别照顾", "whether this person is vulnerable"),
    "debtor_gone": Words(
        "债务人是否在世、有无行为能力", "whether the debtor lives and has capacity"
    ),
    "lost_contact": Words("失联是否已证实", "whether contact is proven lost"),
    "shares_debt": Words(
        "此人承担债务的依据", "on what ground this person shares the debt"
    ),
    "volunteer": Words("是否自愿代偿", "whether this person offered to pay"),
    "settled": Words("债务是否已结清", "whether the debt is settled"),
    "limitation_expired": Words("诉讼时效何时届满", "when the limitation ends"),
    "crime_possible": Words("本金和产品", "the principal and the product"),
    "us_calls_in_7_days": Words(
        "就这些债务七天内拨打几次",
        "how many calls there were in 7 days about these debts",
    ),
    "us_talks_in_7_days": Words(
        "就这些债务七天内通话几次",
        "how many talks there were in 7 days about these debts",
    ),
    "us_calls_today": Words(
        "就这些债务今天拨打几次", "how many calls there were today about these debts"
    ),
    "us_voicemails_today": Words("今天留言几次", "how many voicemails were left today"),
    "us_calls_in_5_minutes": Words(
        "五分钟内拨打几次", "how many calls there were in 5 minutes"
    ),
    "us_reached_before": Words(
        "以前联系到此人几次", "how often this person was reached before"
    ),
    "dials_to_person_today": Words(
        "今天共拨打此人几次", "how often this person was dialled today"
    ),
    "messages_today": Words("今天发了几条信息", "how many messages went out today"),
    "visits_today": Words("今天上门几次", "how many visits there were today"),
    "local_seconds": Words("债务人的当地时间", "the time at the debtor's place"),
    "text_poses": Words(
        "所称的律师、征信机构或诉讼是否属实",
        "whether the attorney, bureau or suit that is named is true",
    ),
    "text_hurries": Words(
        "限时付款的说法是否妨碍异议权",
        "whether pressing for payment overshadows the right to dispute",
    ),
    "local_weekday": Words("当地星期几", "the weekday at the debtor's place"),
    "zone": Words("债务人所在时区", "the debtor's time zone"),
}


def in_words(facts: Iterable[str]) -> Words:
    """Return the names of `facts` as people say them; a new one as it is written."""
    return listed(ASKED.get(name, Words(name, name)) for name in facts)
