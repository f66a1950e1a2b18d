"""What happened at the compliance desk."""

from dataclasses import dataclass

from arrears.domain.words import Words

from .facts import Fact


@dataclass(frozen=True, slots=True)
class MatterOpened(Fact):
    """A complaint, a dispute or a request about data came in; its clock runs."""

    named = Words("受理投诉、异议或个人信息请求", "Matter opened")
    matter: int
    matter_kind: str
    received_on: str
    due_on: str
    frozen: bool


@dataclass(frozen=True, slots=True)
class MatterDrawnOut(Fact):
    """A matter takes longer, as far as its deadline lets it, and the reason is told."""

    named = Words("延长办理期限", "Matter drawn out")
    matter: int
    due_on: str
    because: str


@dataclass(frozen=True, slots=True)
class MatterAnswered(Fact):
    """The person got an answer."""

    named = Words("答复投诉、异议或请求", "Matter answered")
    matter: int
    outcome: str
    late: bool


@dataclass(frozen=True, slots=True)
class WordingMarked(Fact):
    """Somebody looked at a hit of the wording check and said whether it is one."""

    named = Words("复核话术命中", "Wording hit marked")
    source: str
    label: str
    false_alarm: bool


@dataclass(frozen=True, slots=True)
class SampleDrawn(Fact):
    """A sample of calls and notes was drawn at random, by a seed that is kept."""

    named = Words("抽取质检样本", "Sample drawn")
    sample: int
    since: str
    until: str
    drawn: int


@dataclass(frozen=True, slots=True)
class SampleScored(Fact):
    """One call or note of a sample was read and scored."""

    named = Words("质检评分", "Sample scored")
    sample: int
    source: str
    score: int


@dataclass(frozen=True, slots=True)
class EvidencePackMade(Fact):
    """A case was handed out whole, as a pack; the journal keeps its sum."""

    named = Words("导出证据包", "Evidence pack made")
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonErased(Fact):
    """What said who somebody is was taken out of the tables, once nothing held it."""

    named = Words("删除个人信息", "Personal data erased")
    persons: int
    points: int
    texts: int
    ground: str


@dataclass(frozen=True, slots=True)
class ListTaken(Fact):
    """Somebody took a list along as a file; the journal keeps which, and how long it was."""

    named = Words("导出列表", "List taken along")
    form: str
    rows: int
    asked: str
