"""What happened on the floor: whose cases are, who decided, who helps whom."""

from dataclasses import dataclass

from arrears.domain.words import Words

from .facts import Fact


@dataclass(frozen=True, slots=True)
class CaseAssigned(Fact):
    """A case became somebody's, a team's, or nobody's in particular."""

    named = Words("分配案件", "Case assigned")
    seat: str
    team: str
    before_seat: str
    before_team: str
    reason: str
    ground: str
    bulk: int


@dataclass(frozen=True, slots=True)
class BulkAsked(Fact):
    """A change of so many cases waits for another pair of eyes."""

    named = Words("批量改动送审", "Bulk change sent for approval")
    change: str
    cases: int
    ground: str


@dataclass(frozen=True, slots=True)
class BulkDecided(Fact):
    """Another supervisor approved or declined a bulk change."""

    named = Words("审批批量改动", "Bulk change decided")
    approved: bool
    ground: str


@dataclass(frozen=True, slots=True)
class BulkDone(Fact):
    """Many cases were changed at once; so many were refused."""

    named = Words("批量改动完成", "Bulk change done")
    change: str
    cases: int
    refused: int
    ground: str


@dataclass(frozen=True, slots=True)
class BulkUndone(Fact):
    """A bulk change was taken back, as far as nobody changed the cases since."""

    named = Words("撤销批量改动", "Bulk change undone")
    cases: int
    kept: int


@dataclass(frozen=True, slots=True)
class LiftAsked(Fact):
    """Somebody asks that a stop be lifted."""

    named = Words("申请解除停催标记", "Lifting of a stop asked for")
    stop: str
    ground: str


@dataclass(frozen=True, slots=True)
class LiftDecided(Fact):
    """Somebody else decided on a request to lift a stop."""

    named = Words("审批解除申请", "Request to lift decided")
    stop: str
    approved: bool
    ground: str


@dataclass(frozen=True, slots=True)
class CaseEscalated(Fact):
    """A collector asks a supervisor to take a case in hand."""

    named = Words("上报主管", "Case escalated")
    escalation: int
    about: str
    length: int


@dataclass(frozen=True, slots=True)
class EscalationTaken(Fact):
    """A supervisor took an escalation in hand."""

    named = Words("主管接手上报", "Escalation taken")
    escalation: int


@dataclass(frozen=True, slots=True)
class EscalationAnswered(Fact):
    """A supervisor said what follows from an escalation."""

    named = Words("答复上报", "Escalation answered")
    escalation: int
    answer: str


@dataclass(frozen=True, slots=True)
class PairMade(Fact):
    """A second handler joined a case."""

    named = Words("协同处理", "Second handler joined")
    seat: str
    ground: str


@dataclass(frozen=True, slots=True)
class PairEnded(Fact):
    """A case is handled by one again."""

    named = Words("结束协同处理", "Joint handling ended")
    seat: str
    ground: str


@dataclass(frozen=True, slots=True)
class TransferDrafted(Fact):
    """A hand-over between colleagues was written down; both have to sign."""

    named = Words("起草移交单", "Hand-over drafted")
    from_seat: str
    to_seat: str
    to_team: str
    cases: int
    sha256: str
    ground: str


@dataclass(frozen=True, slots=True)
class TransferSigned(Fact):
    """One side signed the hand-over sheet as it stands."""

    named = Words("签署移交单", "Hand-over signed")
    side: str
    sha256: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class TransferWithdrawn(Fact):
    """A hand-over was called off before both had signed."""

    named = Words("撤回移交单", "Hand-over withdrawn")
    ground: str


@dataclass(frozen=True, slots=True)
class AbsenceSet(Fact):
    """Somebody is away on these days, and who stands in; empty days: is back."""

    named = Words("登记不在岗", "Absence set")
    absent_from: str
    absent_until: str
    stand_in: str
    ground: str


@dataclass(frozen=True, slots=True)
class CallsMoved(Fact):
    """Calls of the day left a seat that is away, or came back: how many where, or why not."""

    named = Words("转移当日案件", "Calls of the day moved")
    to: dict[str, int]
    aside: dict[str, int]
    back: bool


@dataclass(frozen=True, slots=True)
class CoachingAgreed(Fact):
    """A supervisor and a collector agreed on something to practise or to look at."""

    named = Words("约定辅导", "Coaching agreed")
    task: int
    card: str


@dataclass(frozen=True, slots=True)
class CoachingEnded(Fact):
    """What was agreed was looked at together."""

    named = Words("完成辅导", "Coaching ended")
    task: int
