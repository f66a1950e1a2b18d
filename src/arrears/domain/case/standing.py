"""What makes collection stand still on a case: stops, each with its ground."""

from enum import StrEnum

from arrears.domain.words import Words


class StopKind(StrEnum):
    """Why contact stops, or stops in part; law and house rules say what each one stops."""

    STOPPED = "stopped"
    DISPUTE = "dispute"
    COMPLAINT = "complaint"
    CEASE = "cease"
    OPT_OUT = "opt_out"
    INCONVENIENT_TIME = "inconvenient_time"
    ATTORNEY = "attorney"
    MORATORIUM = "moratorium"
    DECEASED = "deceased"
    VULNERABLE = "vulnerable"
    PLAN_KEPT = "plan_kept"
    POLICE_REPORT = "police_report"
    REFUSAL = "refusal"  # by somebody who owes nothing: for good
    VOLUNTEER = "volunteer"  # the same, who offered to pay: opens, and stops nothing

    @property
    def words(self) -> Words:
        """Return the stop's name as people read it."""
        return STOP_WORDS[self]

    @property
    def stops(self) -> Words:
        """Return in words what the stop stops, and what may go on."""
        return STOPS_WHAT[self]

    @property
    def record(self) -> str | None:
        """Return the kind of record that the law reads it as; None: a house stop."""
        return None if self in HOUSE else RECORDS.get(self, self.value)

    @property
    def whole(self) -> bool:
        """Say whether it keeps the case from being called to collect, at any hour."""
        return self not in IN_PART

    @property
    def for_good(self) -> bool:
        """Say whether nobody can lift it."""
        return self is StopKind.REFUSAL


# What may come up in a call, whatever the call was about, and stops contact at once.
TOLD_IN_A_CALL = (
    StopKind.DECEASED,
    StopKind.VULNERABLE,
    StopKind.CEASE,
    StopKind.ATTORNEY,
    StopKind.MORATORIUM,
)
# By these the house itself stops all contact.
STANDS_STILL = {StopKind.STOPPED, StopKind.POLICE_REPORT}
IN_PART = frozenset(
    (
        StopKind.OPT_OUT,
        StopKind.INCONVENIENT_TIME,
        StopKind.REFUSAL,
        StopKind.VOLUNTEER,
    )
)
HOUSE = STANDS_STILL | {StopKind.VOLUNTEER}
RECORDS = {
    StopKind.DECEASED: "death",
    StopKind.VULNERABLE: "vulnerable",
    StopKind.PLAN_KEPT: "plan",
}
STOP_WORDS = {
    StopKind.STOPPED: Words("停催", "collection stopped"),
    StopKind.DISPUTE: Words("异议处理中", "dispute open"),
    StopKind.COMPLAINT: Words("投诉处理中", "complaint open"),
    StopKind.CEASE: Words("本人要求停止联系", "asked us to stop contact"),
    StopKind.OPT_OUT: Words("不接受某种联系方式", "refuses one way of contact"),
    StopKind.INCONVENIENT_TIME: Words("指明的不便时间", "times that do not suit"),
    StopKind.ATTORNEY: Words("已委托律师", "an attorney acts"),
    StopKind.MORATORIUM: Words("延缓或破产程序中", "moratorium or bankruptcy stay"),
    StopKind.DECEASED: Words("债务人已故", "the debtor has died"),
    StopKind.VULNERABLE: Words("需要特别照顾，暂停联系", "vulnerable, contact paused"),
    StopKind.PLAN_KEPT: Words("还款计划履行中", "plan being kept"),
    StopKind.POLICE_REPORT: Words("已报案，等法务意见", "police report, legal decides"),
    StopKind.REFUSAL: Words("对方拒绝联系，永久有效", "refused contact, for good"),
    StopKind.VOLUNTEER: Words("对方自愿代为还款", "offered to pay for the debtor"),
}
_COLLECTING = Words(
    "停止催收和提醒；依法必须寄送的通知、对本人来信来电的答复照常。",
    "No collecting and no reminders. Notices that law requires and answers to the debtor still go.",
)
_EVERYTHING = Words(
    "停止电话、短信、上门等一切主动联系；依法必须寄送的信函照常。",
    "No call, text or visit that we begin. A letter that law requires still goes.",
)
STOPS_WHAT = dict.fromkeys(StopKind, _COLLECTING) | {
    StopKind.STOPPED: _EVERYTHING,
    StopKind.POLICE_REPORT: _EVERYTHING,
    StopKind.OPT_OUT: Words(
        "只停这一种联系方式；确认退订的一次回复和法定通知照常。",
        "Only this way of contact. One confirmation and required notices still go.",
    ),
    StopKind.INCONVENIENT_TIME: Words(
        "只停这些时段；其余时间照常。", "Only these hours. Other times are open."
    ),
    StopKind.PLAN_KEPT: Words(
        "协议履行期间停止催收；约定的到期提醒照常。",
        "No collecting while the plan is kept. The reminders agreed in it still go.",
    ),
    StopKind.ATTORNEY: Words(
        "暂停催收，改与律师联系；由主管决定下一步。",
        "Collecting pauses; speak with the attorney. A supervisor decides what follows.",
    ),
    StopKind.REFUSAL: Words(
        "永不再联系这个人。", "This person is never contacted again."
    ),
    StopKind.VOLUNTEER: Words(
        "不停止联系：只能告知还款所需的账户、金额和方式。",
        "Stops nothing: only what is needed to pay may be told.",
    ),
}
