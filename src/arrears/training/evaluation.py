"""What a way of talking brings: kept money over sixty days, by type, over many seeds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arrears.domain.dice import Dice
from arrears.training.aftermath import Event, aftermath
from arrears.training.scene.library import scenes
from arrears.training.scene.scene import Scene
from arrears.training.scripted.player import played
from arrears.training.scripted.script import BREAKERS, PUSHY, Script, model, script
from arrears.training.talk import Talk

SEEDS = 40
PUSH, SKILL = "pushy", "skilful"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one talk came to: the promise, whether it broke, and what was kept."""

    promised: bool
    broken: bool
    complained: bool
    kept_minor: int


@dataclass(frozen=True, slots=True)
class Result:
    """The talks of one type in one way, added up."""

    persona: str
    way: str
    talks: int
    promised: int
    broken: int
    complained: int
    kept_minor: int

    @property
    def kept_each_minor(self) -> int:
        """Return what a talk kept on average, rounded down to minor units."""
        return self.kept_minor // max(1, self.talks)


def evaluated(
    *, seeds: int = SEEDS, of: Mapping[str, Scene] | None = None
) -> tuple[Result, ...]:
    """Return every type in every way: skilful, pushy, and each way of breaking rules."""
    known = scenes() if of is None else of
    by_type: dict[str, list[Scene]] = {}
    for scene in known.values():
        by_type.setdefault(scene.persona, []).append(scene)
    return tuple(
        _result(persona, way, theirs, seeds)
        for persona, theirs in sorted(by_type.items())
        for way in (SKILL, PUSH, *BREAKERS)
    )


def _result(persona: str, way: str, of: Sequence[Scene], seeds: int) -> Result:
    outcomes = list(_outcomes(way, of, seeds))
    return Result(
        persona=persona,
        way=way,
        talks=len(outcomes),
        promised=sum(each.promised for each in outcomes),
        broken=sum(each.broken for each in outcomes),
        complained=sum(each.complained for each in outcomes),
        kept_minor=sum(each.kept_minor for each in outcomes),
    )


def _outcomes(way: str, of: Sequence[Scene], seeds: int) -> Iterator[Outcome]:
    for scene in of:
        said: Script = model(scene.persona) if way == SKILL else script(way)
        for seed in range(seeds):
            yield outcome(played(scene, seed, said, strict=False))


def outcome(talk: Talk) -> Outcome:
    """Return what a talk comes to in sixty days."""
    after = aftermath(talk.state, talk.scene, Dice("after", talk.scene.name, talk.seed))
    broken = {Event.BROKEN, Event.FORGED}
    return Outcome(
        promised=talk.state.promise is not None,
        broken=any(each.event in broken for each in after.events),
        complained=talk.state.complained,
        kept_minor=after.kept_minor,
    )


__all__ = ["PUSHY", "Outcome", "Result", "evaluated", "outcome"]
