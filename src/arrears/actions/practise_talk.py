"""Say a line in a practised talk, or end it; what ends is scored."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import TalkEnded
from arrears.store import journal
from arrears.store import training as talks
from arrears.store.models import TrainingTalk
from arrears.store.scenes import own_text
from arrears.store.training import UnknownTalk
from arrears.training.coach.report import coached
from arrears.training.scene.library import scene_of
from arrears.training.talk import Talk, replayed

__all__ = ["UnknownTalk", "end_talk", "say_line"]

LONGEST = 5_000  # characters of a line; more is cut off


@transaction.atomic
def say_line(number: int, line: str, *, after: int, by: str, now: datetime) -> None:
    """
    Keep one more line of a talk; where it ends the talk, score and journal it.

    `after` is how many lines stood on the page the form came from: a form that is sent
    twice adds nothing. An empty line is silence. Raises UnknownTalk.
    """
    kept = talks.lock(number, by=by)
    if kept.ended_at or after != len(kept.lines):
        return
    kept.lines = [*kept.lines, " ".join(line[:LONGEST].split())]
    talk = _played(kept)
    if talk.over:
        _score(kept, talk, now=now)
    kept.save()


@transaction.atomic
def end_talk(number: int, *, by: str, now: datetime) -> None:
    """Hang up: score the talk as it stands, and journal it. Raises UnknownTalk."""
    kept = talks.lock(number, by=by)
    if kept.ended_at is None:
        _score(kept, _played(kept), now=now)
        kept.save()


def _played(kept: TrainingTalk) -> Talk:
    return replayed(scene_of(kept.scene, own=own_text), kept.seed, kept.lines)


def _score(kept: TrainingTalk, talk: Talk, *, now: datetime) -> None:
    report = coached(talk)
    kept.ended_at, kept.total = now, report.total
    kept.scores = dict(report.scores)
    kept.wrong = sorted({wrong.detector.label for wrong in report.violations})
    fact = TalkEnded(f"talk-{kept.pk}", kept.scene, report.total, kept.wrong)
    journal.write(fact, by=kept.by, at=now)
