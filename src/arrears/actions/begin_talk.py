"""Begin to practise with an invented debtor."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import TalkBegun
from arrears.store import journal
from arrears.store.models import TrainingTalk
from arrears.store.scenes import newest, own_text
from arrears.training.scene.library import OWN, UnknownScene, own_key, scene_of

__all__ = ["UnknownScene", "begin_talk"]

SEEDS = 1_000_000


@transaction.atomic
def begin_talk(
    name: str, *, by: str, now: datetime, seed: int = 0, coached: bool = False
) -> int:
    """
    Open a talk in a scene, journal it, and return its number.

    Without a seed it is this person's next: another debtor each time, and for everybody
    the same in the same order. Raises UnknownScene.
    """
    played = scene_of(_key(name), own=own_text)
    before = TrainingTalk.objects.filter(by=by, scene=played.name).count()
    talk = TrainingTalk.objects.create(
        by=by,
        scene=played.name,
        seed=seed % SEEDS or before + 1,
        coached=coached,
        begun_at=now,
    )
    fact = TalkBegun(f"talk-{talk.pk}", scene=talk.scene, seed=talk.seed)
    journal.write(fact, by=by, at=now)
    return talk.pk


def _key(name: str) -> str:
    """Return the key to begin with: of a trainer's scene the newest version that is offered."""
    if not name.startswith(OWN):
        return name
    row = newest().get(name.removeprefix(OWN).partition("@")[0])
    return own_key(row.name, row.version) if row else name.partition("@")[0]
