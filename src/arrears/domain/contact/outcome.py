"""The event and outcome codes EVT-01…30: what a contact came to."""

from dataclasses import dataclass
from enum import StrEnum

from arrears.domain.contact.point import Restriction
from arrears.domain.words import Words


class Result(StrEnum):
    """What a law's counters see of a contact; RESERVED is a dial not yet told."""

    RESERVED = "reserved"
    CONVERSATION = "conversation"
    DROPPED = "dropped"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    NOT_IN_SERVICE = "not_in_service"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    One code: its name, what the counters see, and what follows from it.

    `result` is None for events that are not contacts. `stop` names the standing
    it sets on the case; `restricts` what it does to the number that was used.
    """

    code: str
    key: str
    words: Words
    result: Result | None = None
    inbound: bool = False
    stop: str = ""
    restricts: Restriction = Restriction.NONE


_TALK = Result.CONVERSATION
# Calls in which nobody was talked to.
IN_VAIN = frozenset(
    {
        Result.NO_ANSWER,
        Result.BUSY,
        Result.VOICEMAIL,
        Result.DROPPED,
        Result.NOT_IN_SERVICE,
    }
)

OUTCOMES = (
    Outcome("EVT-01", "right_party", Words("联系到本人", "Right party reached"), _TALK),
    Outcome("EVT-02", "no_answer", Words("无人接听", "No answer"), Result.NO_ANSWER),
    Outcome("EVT-03", "rejected", Words("拒接", "Call rejected"), Result.NO_ANSWER),
    Outcome(
        "EVT-04",
        "dead_number",
        Words("空号", "Dead number"),
        Result.NOT_IN_SERVICE,
        restricts=Restriction.DEAD,
    ),
    Outcome("EVT-05", "hung_up", Words("接通后挂断", "Hung up"), Result.DROPPED),
    Outcome(
        "EVT-06",
        "wrong_party",
        Words("不是本人", "Wrong party"),
        _TALK,
        restricts=Restriction.WRONG_PARTY,
    ),
    Outcome(
        "EVT-07",
        "number_changed",
        Words("号码已更换", "Number changed"),
        _TALK,
        restricts=Restriction.OLD_NUMBER,
    ),
    Outcome("EVT-08", "lost_contact", Words("失联", "Lost contact")),
    Outcome(
        "EVT-09", "relay_requested", Words("请第三方转告", "Relay requested"), _TALK
    ),
    Outcome(
        "EVT-10",
        "called_back",
        Words("债务人回电", "Debtor called back"),
        _TALK,
        inbound=True,
    ),
    Outcome(
        "EVT-11",
        "service_inbound",
        Words("客服进线", "Customer service inbound"),
        _TALK,
        inbound=True,
    ),
    Outcome("EVT-12", "promise", Words("承诺还款", "Promise to pay"), _TALK),
    Outcome("EVT-13", "promise_broken", Words("承诺未兑现", "Promise broken")),
    Outcome("EVT-14", "part_payment", Words("部分还款", "Part-payment")),
    Outcome("EVT-15", "paid_by_other", Words("他人自愿代偿", "Paid by someone else")),
    Outcome("EVT-16", "claims_paid", Words("称已还款", "Claims to have paid"), _TALK),
    Outcome("EVT-17", "hardship", Words("提出困难", "Hardship claimed"), _TALK),
    Outcome("EVT-18", "refuses", Words("表示不还", "Refuses to pay"), _TALK),
    Outcome("EVT-19", "complaint", Words("投诉", "Complaint"), _TALK, stop="complaint"),
    Outcome(
        "EVT-20", "dispute", Words("提出异议", "Dispute raised"), _TALK, stop="dispute"
    ),
    Outcome("EVT-21", "enquiry", Words("一般咨询", "General enquiry"), _TALK),
    Outcome("EVT-22", "escalated", Words("上报主管", "Escalated to supervisor")),
    Outcome("EVT-23", "stopped", Words("停催", "Collection stopped"), stop="stopped"),
    Outcome("EVT-24", "visit", Words("外访", "Visit")),
    Outcome(
        "EVT-25",
        "message_sent",
        Words("已发短信或信函", "Message or letter sent"),
        Result.SENT,
    ),
    Outcome("EVT-26", "handed_over", Words("移交", "Handed over")),
    Outcome(
        "EVT-27",
        "application",
        Words("分期或减免申请", "Plan or waiver application"),
        _TALK,
    ),
    Outcome(
        "EVT-28",
        "restriction",
        Words("要求限制联系", "Contact restriction expressed"),
        _TALK,
        restricts=Restriction.REFUSED,
    ),
    Outcome(
        "EVT-29",
        "negotiation",
        Words("90 天内发起协商", "Negotiation opened by day 90"),
        _TALK,
    ),
    Outcome("EVT-30", "data_changed", Words("资料变更", "Data changed")),
)
BY_CODE = {outcome.code: outcome for outcome in OUTCOMES}
