"""The scenes that trainers wrote, each in its versions."""

from collections.abc import Mapping, Sequence

from .models import TrainerScene


def own_text(name: str, version: int) -> str | None:
    """Return the text of one version; None where there is none."""
    rows = TrainerScene.objects.filter(name=name, version=version)
    return rows.values_list("text", flat=True).first()


def newest() -> Mapping[str, TrainerScene]:
    """Return the newest version of every scene that is not withdrawn, by name."""
    rows = TrainerScene.objects.filter(withdrawn_at=None).order_by("name", "version")
    return {row.name: row for row in rows}


def own_versions() -> Sequence[TrainerScene]:
    """Return every version of every scene, the newest of each first."""
    return list(TrainerScene.objects.order_by("name", "-version"))
