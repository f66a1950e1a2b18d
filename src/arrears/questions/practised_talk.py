"""A practised talk as its page shows it: turn by turn, and the coach's report at its end."""

from collections.abc import Iterator
from dataclasses import dataclass

from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.store import training
from arrears.store.scenes import own_text
from arrears.store.training import UnknownTalk
from arrears.training.coach.measures import TO_FIND, hidden
from arrears.training.coach.report import Report, coached, remark
from arrears.training.coach.skills import SKILLS
from arrears.training.scene.library import scene_of
from arrears.training.scene.scene import Scene
from arrears.training.talk import Talk, replayed

__all__ = ["TalkPage", "UnknownTalk", "practised_talk"]

YUAN = "CNY"


@dataclass(frozen=True, slots=True)
class TurnLine:
    """What was said, what came back, what a coach whispers."""

    said: str
    answer: str
    hint: Words | None


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill and its score, 0 to 100."""

    name: Words
    score: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the coach says once the talk is over."""

    report: Report
    skills: tuple[SkillLine, ...]
    found: tuple[Words, ...]
    missed: tuple[Words, ...]
    hidden: tuple[Words, ...]
    promised: Amount | None
    kept: Amount
    model_kept: Amount


@dataclass(frozen=True, slots=True)
class TalkPage:
    """One talk; the outcome is None while it lasts."""

    number: int
    by: str
    scene: Scene
    seed: int
    coached: bool
    owed: Amount
    overdue: Amount
    pickup: str
    turns: tuple[TurnLine, ...]
    outcome: Outcome | None


def practised_talk(number: int) -> TalkPage:
    """Return a talk with everything its page shows. Raises UnknownTalk."""
    kept = training.talk(number)
    played = scene_of(kept.scene, own=own_text)
    talk = replayed(played, kept.seed, kept.lines)
    over = kept.ended_at is not None
    return TalkPage(
        number=kept.pk,
        by=kept.by,
        scene=played,
        seed=kept.seed,
        coached=kept.coached,
        owed=Amount(YUAN, played.owed_minor),
        overdue=Amount(YUAN, played.overdue_minor),
        pickup=talk.pickup,
        turns=tuple(_turns(talk, coach=kept.coached or over)),
        outcome=_outcome(talk) if over else None,
    )


def _turns(talk: Talk, *, coach: bool) -> Iterator[TurnLine]:
    for turn in talk.turns:
        yield TurnLine(turn.said, turn.answer, remark(turn) if coach else None)


def _outcome(talk: Talk) -> Outcome:
    report = coached(talk)
    promise = report.promise
    return Outcome(
        report=report,
        skills=tuple(SkillLine(SKILLS[name], at) for name, at in report.scores.items()),
        found=tuple(TO_FIND[name] for name in report.measures.found),
        missed=tuple(TO_FIND[name] for name in report.measures.missed),
        hidden=tuple(hidden(talk.scene)),
        promised=Amount(YUAN, promise.terms.amount_minor) if promise else None,
        kept=Amount(YUAN, report.after.kept_minor),
        model_kept=Amount(YUAN, report.model.kept_minor),
    )
