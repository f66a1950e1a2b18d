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
class QuizAnswered(Fact):
    """Somebody answered a sheet of the course: how many questions, how many right."""

    named = Words("答了一组课程题", "Course quiz answered")
    seed: int
    asked: int
    right: int
