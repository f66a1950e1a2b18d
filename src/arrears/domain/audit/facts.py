"""What can have happened: one class per fact, named in the past tense."""

from dataclasses import asdict, dataclass, field
from typing import ClassVar

from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Fact:
    """
    Something that happened to `subject` (a case number, a file, a day).

    The other fields are plain values that JSON can hold; they are journalled as
    written and never changed.
    """

    named: ClassVar[Words]
    subject: str

    @property
    def kind(self) -> str:
        """Return the fact's name as the journal keeps it."""
        return type(self).__name__

    @property
    def body(self) -> dict[str, object]:
        """Return every field but the subject."""
        body = asdict(self)
        del body["subject"]
        return body


@dataclass(frozen=True, slots=True)
class BookImported(Fact):
    """A lender's file came in; its totals balance."""

    named = Words("导入台账", "Book imported")
    file: str
    sha256: str
    received: int
    accepted: int
    set_aside: int
    owed_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class CasesRecalled(Fact):
    """The lender took cases back."""

    named = Words("委托方收回案件", "Cases recalled")
    file: str
    sha256: str
    cases: int


@dataclass(frozen=True, slots=True)
class DayReplanned(Fact):
    """The rest of a day goes by another policy; so many rows changed."""

    named = Words("改用新策略调整当日计划", "Day replanned under another policy")
    policy: str
    before: str
    rows: int


@dataclass(frozen=True, slots=True)
class DayPlanned(Fact):
    """A day's worklist was made; `digest` is the plan's own fingerprint."""

    named = Words("生成当日计划", "Day planned")
    digest: str
    cases: int
    called: int


@dataclass(frozen=True, slots=True)
class CallReserved(Fact):
    """The guard allowed a call and its attempt was reserved."""

    named = Words("占用一次拨打", "Call reserved")
    point: str
    verdict: str
    rules: list[str]
    packs: dict[str, str]  # which state of each pack spoke
    asked: dict[str, object] = field(default_factory=dict)  # law.engine.kept


@dataclass(frozen=True, slots=True)
class ReservationExpired(Fact):
    """Nobody told in time how a reserved call came out; it goes on counting."""

    named = Words("拨打结果逾时未登记", "Reserved call expired")
    attempt: int
    reserved_by: str


@dataclass(frozen=True, slots=True)
class ContactDenied(Fact):
    """The guard refused a contact."""

    named = Words("联系被拦截", "Contact denied")
    point: str
    channel: str
    rules: list[str]
    packs: dict[str, str] = field(default_factory=dict)
    asked: dict[str, object] = field(default_factory=dict)  # law.engine.kept


@dataclass(frozen=True, slots=True)
class OutcomeRecorded(Fact):
    """A contact or event was written down with its code."""

    named = Words("登记结果", "Outcome recorded")
    code: str
    channel: str
    point: str


@dataclass(frozen=True, slots=True)
class StopSet(Fact):
    """Ordinary contact was stopped."""

    named = Words("设置停止联系标记", "Stop set")
    stop: str
    ground: str


@dataclass(frozen=True, slots=True)
class StopLifted(Fact):
    """A stop was lifted, by somebody other than who set it."""

    named = Words("解除停止联系标记", "Stop lifted")
    stop: str
    ground: str


@dataclass(frozen=True, slots=True)
class PointRestricted(Fact):
    """A number or address was taken out of use."""

    named = Words("停用联系方式", "Contact point restricted")
    point: str
    restriction: str


@dataclass(frozen=True, slots=True)
class NoteWritten(Fact):
    """A note was added to the case; its text stays in the case."""

    named = Words("添加备注", "Note written")
    length: int


@dataclass(frozen=True, slots=True)
class DemoHistoryWritten(Fact):
    """The invented history of the demo book was written in bulk."""

    named = Words("写入演示记录", "Demo history written")
    seed: str
    debtors: int
    debts: int
    attempts: int


@dataclass(frozen=True, slots=True)
class HandoverSigned(Fact):
    """The customer signed what is paid, what is not, and when the rest is due."""

    named = Words("签认对账", "Handover signed")
    handover: str
    unpaid_minor: int
    currency: str
    signed_on: str


@dataclass(frozen=True, slots=True)
class ApiKeyMade(Fact):
    """A lender's systems got a key."""

    named = Words("发放接口密钥", "API key made")
    name: str


@dataclass(frozen=True, slots=True)
class ApiKeyEnded(Fact):
    """A key opens nothing any more."""

    named = Words("停用接口密钥", "API key ended")
    name: str


@dataclass(frozen=True, slots=True)
class LegalStepRecorded(Fact):
    """A step at law that was really taken is on the register."""

    named = Words("登记法律步骤", "Step at law recorded")
    step: str
    on: str


@dataclass(frozen=True, slots=True)
class FindingRecorded(Fact):
    """What somebody found out of the debtor's means, or set right in an estimate."""

    named = Words("登记了解到的情况", "Finding recorded")
    about: str
    value: str
    basis: str
    reason: str


@dataclass(frozen=True, slots=True)
class LegalStepStruck(Fact):
    """A step was on the register by mistake."""

    named = Words("撤回法律步骤登记", "Step at law struck")
    step: str
    on: str


@dataclass(frozen=True, slots=True)
class LanguageSet(Fact):
    """The language a debtor would rather talk in was written down."""

    named = Words("登记沟通语言", "Language set")
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PolicySet(Fact):
    """A lender's own policy of offers came into force."""

    named = Words("方案政策生效", "Policy of offers set")
    version: str
    file: str
    before: str = ""  # the version that stood until then


@dataclass(frozen=True, slots=True)
class ConsentRecorded(Fact):
    """Somebody who owes agreed to a way of contact."""

    named = Words("登记同意", "Consent recorded")
    consent: int
    channel: str
    point: str
    hours: str
    expires_on: str
    how: str
    ground: str


@dataclass(frozen=True, slots=True)
class ConsentRevoked(Fact):
    """What was agreed to was taken back."""

    named = Words("撤回同意", "Consent revoked")
    consent: int
    channel: str


@dataclass(frozen=True, slots=True)
class VisitBooked(Fact):
    """A visit was agreed with the one to be visited, and the guard allowed it."""

    named = Words("预约外访", "Visit booked")
    visit: int
    at: str
    crew: list[str]
    how: str
    rules: list[str]
    packs: dict[str, str] = field(default_factory=dict)
    asked: dict[str, object] = field(default_factory=dict)  # law.engine.kept


@dataclass(frozen=True, slots=True)
class VisitCancelled(Fact):
    """A booked visit is not made."""

    named = Words("取消外访", "Visit cancelled")
    visit: int
    ground: str


@dataclass(frozen=True, slots=True)
class VisitTold(Fact):
    """A visit was made, and those who went said how it came out."""

    named = Words("登记外访结果", "Visit told of")
    visit: int
    ended_as: str


@dataclass(frozen=True, slots=True)
class LetterheadSet(Fact):
    """What a lender tells every debtor the same came into force."""

    named = Words("落款信息生效", "Letterhead set")
    keys: str
    file: str


@dataclass(frozen=True, slots=True)
class TurnSteered(Fact):
    """A supervisor pinned a case to a seat, left it out, or weighed it."""

    named = Words("指定案件的安排", "Turn steered")
    pinned_to: str
    excluded: bool
    weight_percent: int
    until_on: str
    ground: str


@dataclass(frozen=True, slots=True)
class SteerWithdrawn(Fact):
    """A pin, an exclusion or a weight was taken back."""

    named = Words("撤回案件的安排", "Steer withdrawn")
    ground: str


@dataclass(frozen=True, slots=True)
class IdentityConfirmed(Fact):
    """The person on the line told something that only the debtor knows."""

    named = Words("核实本人身份", "Identity made sure")
    attempt: int  # 0 where the debtor rang us
    identified_as: str


@dataclass(frozen=True, slots=True)
class NextStepSet(Fact):
    """What follows a talk was settled, with its day."""

    named = Words("约定下一步", "Next step settled")
    step: str
    due_on: str


@dataclass(frozen=True, slots=True)
class PaperAdded(Fact):
    """A file was handed in to bear out what was said."""

    named = Words("收到证明材料", "Paper handed in")
    claim: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PaperJudged(Fact):
    """A paper was looked at: it bears the claim out, or does not."""

    named = Words("核实证明材料", "Paper judged")
    paper: int
    judged_as: str
    ground: str


@dataclass(frozen=True, slots=True)
class PaperOpened(Fact):
    """Somebody looked into a paper."""

    named = Words("查看证明材料", "Paper opened")
    paper: int
