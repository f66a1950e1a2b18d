"""What comes before any talk: for each ground, the desk's steps and what may be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Path:
    """
    The way of a case that is not talked to about money now.

    `steps` are the desk's own, in order; `say` what may be said when somebody is on the
    line; `signpost` help outside the house; `wake` what ends the state.
    """

    title: Words
    steps: tuple[Words, ...]
    say: tuple[Words, ...]
    signpost: tuple[Words, ...]
    wake: Words


def path(ground: str) -> Path | None:
    """Return the path of a ground; None for the ordinary talk."""
    return paths().get(ground)


@cache
def paths() -> Mapping[str, Path]:
    """Return every path by its ground."""
    file = resources.files(__package__) / "paths.yaml"
    rows = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {
        ground: Path(
            title=Words(**row["title"]),
            steps=tuple(Words(**line) for line in row["steps"]),
            say=tuple(Words(**line) for line in row["say"] or ()),
            signpost=tuple(Words(**line) for line in row["signpost"] or ()),
            wake=Words(**row["wake"]),
        )
        for ground, row in rows.items()
    }
