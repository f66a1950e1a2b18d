"""What can have happened in the training room."""

from dataclasses import dataclass

from arrears.domain.words import Words

from .facts import Fact


@dataclass(frozen=True, slots=True)
class TalkBegun(Fact):
    """Somebody began to practise with an invented debtor."""

    named = Words("开始练习通话", "Practice talk begun")
    scene: str
    seed: int


@dataclass(frozen=True, slots=True)
class TalkEnded(Fact):
    """A practised talk is over and scored; `wrong` names what ended it, if anything."""

    named = Words("练习通话结束", "Practice talk ended")
    scene: str
    total: int
    wrong: list[str]


@dataclass(frozen=True, slots=True)
class LibraryCallKept(Fact):
    """A real call, masked, was put into the library."""

    named = Words("案例通话入库", "Call kept in the library")
    turns: int
    mark: str
    tags: list[str]


@dataclass(frozen=True, slots=True)
class LibraryCallRemarked(Fact):
    """A trainer wrote something beside one turn of a call."""

    named = Words("案例通话点评", "Call remarked on")
    turn: int


@dataclass(frozen=True, slots=True)
class LibraryCallReleased(Fact):
    """A call of the library was opened to everybody."""

    named = Words("案例通话开放", "Call released")


@dataclass(frozen=True, slots=True)
class LibraryCallRemoved(Fact):
    """A call of the library was erased with its remarks, by hand or because its time was up."""

    named = Words("案例通话删除", "Call removed from the library")


@dataclass(frozen=True, slots=True)
class TrainerSceneKept(Fact):
    """A trainer's own scene was checked and kept as a version."""

    named = Words("自编场景保存", "Own scene kept")
    version: int


@dataclass(frozen=True, slots=True)
class TrainerSceneWithdrawn(Fact):
    """A trainer's own scene is no longer offered; talks that began in it stay."""

    named = Words("自编场景撤下", "Own scene withdrawn")


@dataclass(frozen=True, slots=True)
class OwnZoneSet(Fact):
    """Somebody chose the time zone in which the own days of the course are counted."""

    named = Words("设定本人时区", "Own time zone set")
    zone: str


@dataclass(frozen=True, slots=True)
class QuizAnswered(Fact):
    """Somebody answered a sheet of the course: how many questions, how many right."""

    named = Words("答了一组课程题", "Course quiz answered")
    seed: int
    asked: int
    right: int


@dataclass(frozen=True, slots=True)
class WorkshopCasePicked(Fact):
    """A closed case was taken into the workshop, pseudonymised; which one, is not kept."""

    named = Words("案例收进工作坊", "Case taken into the workshop")
    contacts: int


@dataclass(frozen=True, slots=True)
class WorkshopCaseReleased(Fact):
    """A case of the team's own was opened to everybody in the workshop."""

    named = Words("工作坊案例开放", "Workshop case released")


@dataclass(frozen=True, slots=True)
class WorkshopCaseRemoved(Fact):
    """A case of the team's own was taken out of the workshop and is gone."""

    named = Words("工作坊案例删除", "Workshop case removed")


@dataclass(frozen=True, slots=True)
class WorkshopAnswered(Fact):
    """Somebody wrote an analysis of a case; it was scored beside the house's."""

    named = Words("完成案例分析", "Case analysed")
    score: int


@dataclass(frozen=True, slots=True)
class PortraitDrawn(Fact):
    """Somebody drew a portrait from a case's five zones; it was scored."""

    named = Words("完成画像练习", "Portrait drawn")
    score: int


@dataclass(frozen=True, slots=True)
class ReadingKept(Fact):
    """Somebody ticked a thing to read, or wrote a note at it; the note is not told."""

    named = Words("阅读清单打勾或记笔记", "Reading marked")
    read: bool


@dataclass(frozen=True, slots=True)
class ReadingListed(Fact):
    """A trainer put something on the reading list."""

    named = Words("阅读清单新增", "Reading listed")


@dataclass(frozen=True, slots=True)
class ReadingWithdrawn(Fact):
    """A trainer took something of the house's own off the reading list; the notes stay."""

    named = Words("阅读清单撤下", "Reading withdrawn")


@dataclass(frozen=True, slots=True)
class ProblemWritten(Fact):
    """Somebody wrote down a problem met, masked; `repeats` counts earlier ones like it."""

    named = Words("记下遇到的问题", "Problem written down")
    repeats: int


@dataclass(frozen=True, slots=True)
class ProblemAnswered(Fact):
    """The answer to a problem was written or bettered."""

    named = Words("写下问题的解法", "Problem answered")


@dataclass(frozen=True, slots=True)
class ProblemReleased(Fact):
    """A problem of the journal was opened to everybody."""

    named = Words("问题本开放一条", "Problem released")


@dataclass(frozen=True, slots=True)
class ProblemRemoved(Fact):
    """A problem of the journal was erased."""

    named = Words("问题本删除一条", "Problem removed")
