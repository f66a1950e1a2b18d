"""The model talks of the scenes, each line with the house's labels."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import yaml

from arrears.domain.words import Words
from arrears.training.acts import Act
from arrears.training.coach.strategies import strategies
from arrears.training.scene.library import scenes
from arrears.training.scene.scene import Scene
from arrears.training.scripted.player import played
from arrears.training.scripted.script import model

from .spoken import SAID, Spoken

SEED = 1  # one talk a scene: the same turn comes back
DIGITS = re.compile(r"\d+")
WHY = Words("范例对话里的一句：合规，可以照着说。", "A line of the model talk: lawful, and may be said so.")  # fmt: skip


@cache
def scene_turns(name: str) -> tuple[Spoken, ...]:
    """Return the lines of a scene's model talk whose labels are known."""
    return tuple(_turns(scenes()[name]))


def plain(scene: Scene, said: str) -> str:
    """Return a line without names and figures, as the labels keep it."""
    for fact in (scene.called, scene.lender, scene.product):
        said = said.replace(fact, "_")
    return DIGITS.sub("0", said)


@cache
def line_acts() -> Mapping[str, tuple[Act, ...]]:
    """Return what each line of the model talks does."""
    file = resources.files(__package__) / "lines.yaml"
    rows: Mapping[str, list[str]] = yaml.safe_load(file.read_text("utf-8"))
    return {line: tuple(map(Act, acts)) for line, acts in rows.items()}


def _turns(scene: Scene) -> Iterator[Spoken]:
    talk = played(scene, SEED, model(scene.persona))
    used: dict[int, list[str]] = {}
    for each in strategies(talk.turns):
        for at in each.turns:
            used.setdefault(at, []).append(each.card.id)
    before = talk.pickup
    for number, turn in enumerate(talk.turns, 1):
        acts = line_acts().get(plain(scene, turn.said), ())
        if acts:
            yield Spoken(
                item=f"{scene.name}.{number}",
                before=Words(before, before),
                said=SAID.filled(said=turn.said),
                acts=acts,
                strategies=tuple(used.get(number, ())),
                open=frozenset(),
                why=WHY,
                sources=(scene.persona,),
            )
        before = turn.answer
