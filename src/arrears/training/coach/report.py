"""The coach's report: found, missed, wrong, better, compared with a model talk, scored."""

from collections.abc import Mapping
from dataclasses import dataclass

from arrears.domain.dice import Dice
from arrears.domain.words import Words
from arrears.training.aftermath import Aftermath, aftermath
from arrears.training.debtor.state import Ending, Promise
from arrears.training.scene.scene import Scene
from arrears.training.scripted.player import played
from arrears.training.scripted.script import model
from arrears.training.talk import Talk, Turn

from .findings import Wrong, wrongs
from .measures import Measures, measured
from .skills import Judged, skills, total
from .strategies import Used, strategies

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class ModelTalk:
    """The lawful model talk in the same scene with the same seed, and what it kept."""

    turns: tuple[Turn, ...]
    measures: Measures
    promise: Promise | None
    kept_minor: int


@dataclass(frozen=True, slots=True)
class Report:
    """
    Everything the coach says of one talk.

    load   what the promise takes of what is left each month, in hundredths
    """

    scene: Scene
    ending: Ending | None
    measures: Measures
    wrongs: tuple[Wrong, ...]
    strategies: tuple[Used, ...]
    promise: Promise | None
    load: int | None
    after: Aftermath
    scores: Mapping[str, int]
    total: int
    model: ModelTalk

    @property
    def violations(self) -> tuple[Wrong, ...]:
        """Return what ended the exercise, if anything."""
        return tuple(wrong for wrong in self.wrongs if wrong.ends)


def coached(talk: Talk) -> Report:
    """Return the report on a talk; the sixty days after it are played out."""
    talk.leave()
    found, counts = wrongs(talk.turns), measured(talk)
    scores = skills(Judged(talk.scene, talk.state, counts, found))
    return Report(
        scene=talk.scene,
        ending=talk.state.ending,
        measures=counts,
        wrongs=found,
        strategies=strategies(talk.turns),
        promise=talk.state.promise,
        load=_load(talk),
        after=_after(talk),
        scores=scores,
        total=total(scores),
        model=_model(talk),
    )


def remark(turn: Turn) -> Words | None:
    """Return what a coach would whisper after one line, or None."""
    return next((words for topic, words in HINTS if topic in turn.topics), None)


ANSWER_FIRST = Words(
    "对方在问你：先回答，再往下谈。", "The debtor is asking: answer before going on."
)
CHECK_FIRST = Words(
    "对方说还过了：先登记去查，不下结论。",
    "It is said to be paid: record it and look, before any judgement.",
)
SLOWER = Words(
    "没说实情：信任还不够，先听，先理解。",
    "Not the whole truth: there is too little trust yet; listen first.",
)
CORNERED = Words(
    "这是被逼出来的承诺，多半不算数：退一步，问做得到多少。",
    "A cornered promise seldom holds: step back and ask what is possible.",
)
RECORD_IT = Words(
    "对方要投诉：登记下来，给渠道，不劝退。",
    "A complaint: record it, name the way, do not talk it away.",
)
SMALLER_STEP = Words(
    "还没准备好：看看对方在等什么（保密、依据、身份、帮助），再提。",
    "Not ready yet: see what is awaited (privacy, facts, identity, help), then offer.",
)
SMALLER = Words(
    "数太大了：按收入减开销来算，往小里说。",
    "Too much: income less costs, then a smaller figure.",
)
CONFIRM = Words(
    "有了数和日子：复述一遍，说好发短信确认。",
    "There is a sum and a day: repeat it and confirm in writing.",
)
OPEN_WELL = Words(
    "开场还差一步：报机构和工号，按登记的姓名问是不是本人，核实了再说什么事。",
    "The opening lacks a step: say who you are, ask for the person by the name on file, check, and only then say what it is about.",
)
HINTS = (  # by what the debtor answered, the most pressing first
    ("misnamed", OPEN_WELL),
    ("asks", ANSWER_FIRST),
    ("complaint", RECORD_IT),
    ("receipt", CHECK_FIRST),
    ("cause_dodge", SLOWER),
    ("cause_lie", SLOWER),
    ("means_dodge", SLOWER),
    ("means_lie", SLOWER),
    ("source_dodge", SLOWER),
    ("promise_pressed", CORNERED),
    ("promise_vague", SMALLER_STEP),
    ("plan_too_much", SMALLER),
    ("plan_not_yet", SMALLER_STEP),
    ("promise_own", CONFIRM),
    ("plan_yes", CONFIRM),
    ("greeted", OPEN_WELL),
    ("who", OPEN_WELL),
)


def _load(talk: Talk) -> int | None:
    promise, spare = talk.state.promise, talk.scene.household.spare_minor
    if promise is None or not spare:
        return None
    return promise.terms.amount_minor * HUNDRED // spare


def _after(talk: Talk) -> Aftermath:
    return aftermath(talk.state, talk.scene, Dice("after", talk.scene.name, talk.seed))


def _model(talk: Talk) -> ModelTalk:
    shown = played(talk.scene, talk.seed, model(talk.scene.persona))
    return ModelTalk(
        turns=tuple(shown.turns),
        measures=measured(shown),
        promise=shown.state.promise,
        kept_minor=_after(shown).kept_minor,
    )
