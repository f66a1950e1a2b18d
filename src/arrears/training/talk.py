"""A talk: the trainee says a line, the debtor answers; the same seed gives the same talk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from arrears.domain.dice import Dice
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Finding, Wording, judge
from arrears.training.acts import ENDING, Act
from arrears.training.debtor.heard import heard
from arrears.training.debtor.lines import filled, said
from arrears.training.debtor.mood import Feeling
from arrears.training.debtor.respond import opening, respond
from arrears.training.debtor.state import Ending, State
from arrears.training.scene.scene import Scene

MOST_TURNS = 60
Voice = Callable[["Answer"], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the debtor is about to say: the house's own words, and what they stand on."""

    scene: Scene
    state: State
    topics: tuple[str, ...]
    asked: str
    own_words: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the trainee and its answer, with what stood against the line."""

    said: str
    acts: frozenset[Act]
    findings: tuple[Finding, ...]
    answer: str
    topics: tuple[str, ...]
    feeling: Feeling
    state: State

    @property
    def breaks_rules(self) -> bool:
        """Say whether the line broke a rule: by what it does, or by words that decide."""
        return bool(self.acts & ENDING) or any(
            each.sure and each.detector.action == "block" for each in self.findings
        )


class Talk:
    """
    One exercise on the telephone.

    A violation ends it where `strict`; an evaluation lets it run on, to see what comes.
    """

    def __init__(
        self,
        scene: Scene,
        seed: int,
        *,
        strict: bool = True,
        voice: Voice | None = None,
    ) -> None:
        self.scene, self.seed = scene, seed
        self._strict, self._voice = strict, voice
        self._dice = Dice(scene.name, seed)
        self._said: frozenset[str] = frozenset()
        self.turns: list[Turn] = []
        self.state = opening(scene)
        self.pickup = self._answer(("pickup",), "")

    @property
    def over(self) -> bool:
        """Say whether nobody speaks any more."""
        return self.state.ending is not None

    def hear(self, line: str) -> Turn:
        """Answer one line of the trainee."""
        told = heard(line, today=self.scene.today, surname=self.scene.surname)
        findings = self._against(line)
        step = respond(self.state, told, self.scene, self._dice, strict=self._strict)
        self.state = self._ended(step.state, findings)
        topics = step.topics
        turn = Turn(
            said=line,
            acts=told.acts,
            findings=findings,
            answer=self._answer(topics, line),
            topics=topics,
            feeling=self.state.mood.feeling,
            state=self.state,
        )
        self.turns.append(turn)
        return turn

    def leave(self) -> None:
        """End a talk that nobody has ended."""
        if not self.over:
            self.state = replace(self.state, ending=Ending.LEFT)

    def _ended(self, state: State, findings: Sequence[Finding]) -> State:
        decided = any(
            each.sure and each.detector.action == "block" for each in findings
        )
        if decided and self._strict:
            return replace(
                state, ending=Ending.VIOLATION, violations=state.violations + 1
            )
        if len(self.turns) + 1 >= MOST_TURNS and state.ending is None:
            return replace(state, ending=Ending.HUNG_UP)
        return state

    def _against(self, line: str) -> tuple[Finding, ...]:
        """Return what the wording check finds against a line."""
        if not self._strict:
            return ()  # an evaluation counts acts alone
        return judge(Wording(line, "debtor", "phone", self._facts())).findings

    def _facts(self) -> CaseFacts:
        """Return what is on record: who was asked after, and that offers are approved."""
        return CaseFacts(
            identity_verified=Act.VERIFY_IDENTITY in self.state.done,
            offer_approved=True,
            today=self.scene.today,
            principal=self.scene.owed_minor // 100,
        )

    def _answer(self, topics: tuple[str, ...], asked: str) -> str:
        words = self._own_words(topics)
        if self._voice is None:
            return words
        return self._voice(Answer(self.scene, self.state, topics, asked, words))

    def _own_words(self, topics: tuple[str, ...]) -> str:
        parts = []
        for topic in topics:
            line = said(topic, self.state, self.scene, self._dice, before=self._said)
            self._said |= {line}
            parts.append(filled(line, self.state, self.scene, self._dice))
        return "".join(parts)


def replayed(scene: Scene, seed: int, lines: Sequence[str]) -> Talk:
    """Return the talk that came of these lines; what came after its end is left out."""
    talk = Talk(scene, seed)
    for line in lines:
        if talk.over:
            break
        talk.hear(line)
    return talk
