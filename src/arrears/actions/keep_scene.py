"""Keep a version of a scene that a trainer wrote, once it holds; withdraw a scene."""

import re
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import TrainerSceneKept, TrainerSceneWithdrawn
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.models import TrainerScene
from arrears.training.scene.library import SceneFaulty, UnknownScene, own_scene

__all__ = ["SceneFaulty", "UnknownScene", "keep_scene", "withdraw_scene"]

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,38}[a-z0-9]")


class SceneNameUnfit(Refusal):
    """A scene's name is no short name."""

    words = Words(
        "场景名用 2 到 40 个小写字母、数字和连字符，如 late-wages。",
        "A scene's name has 2 to 40 small letters, digits and hyphens, as late-wages.",
    )


class SceneUnchanged(Refusal):
    """The text is the newest version's."""

    words = Words(
        "和第 {version} 版一样，没有保存新版本。",
        "It is the same as version {version}; no new version was kept.",
    )


@transaction.atomic
def keep_scene(name: str, text: str, *, by: str, now: datetime) -> int:
    """
    Keep a scene that holds as its next version, journal it, and return the version.

    Raises SceneNameUnfit, SceneFaulty, SceneUnchanged.
    """
    if not NAME.fullmatch(name):
        raise SceneNameUnfit
    own_scene(f"{name}.yaml", text)
    versions = TrainerScene.objects.select_for_update().filter(name=name)
    last = versions.order_by("-version").first()
    if last and last.text == text and last.withdrawn_at is None:
        raise SceneUnchanged(version=last.version)
    version = last.version + 1 if last else 1
    TrainerScene.objects.create(
        name=name, version=version, text=text, by=by, added_at=now
    )
    journal.write(TrainerSceneKept(f"scene-{name}", version), by=by, at=now)
    return version


@transaction.atomic
def withdraw_scene(name: str, *, by: str, now: datetime) -> None:
    """Offer a scene no more; talks that began in it stay. Raises UnknownScene."""
    rows = TrainerScene.objects.select_for_update().filter(name=name, withdrawn_at=None)
    if not rows.update(withdrawn_at=now):
        raise UnknownScene(name=name[:60])
    journal.write(TrainerSceneWithdrawn(f"scene-{name}"), by=by, at=now)
