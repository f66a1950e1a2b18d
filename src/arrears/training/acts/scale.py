"""The trained scale: the traits of an utterance weighed for every act."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from .act import Act
from .traits import stretches, traits


@dataclass(frozen=True, slots=True)
class _Scale:
    row_of: Mapping[str, int]
    rarity: NDArray[np.float32]  # of each trait
    weights: NDArray[np.int8]  # of each trait, for each act
    steps: NDArray[np.float32]  # what one of an act's weights is worth
    even: NDArray[np.float32]  # of each act; above 0 it is done
    acts: Sequence[Act]


def acts_of(text: str) -> frozenset[Act]:
    """Return what the text does: several acts or none. Quoted and denied is not done."""
    done = [_acts_of(stretch) for stretch in stretches(text)]
    return frozenset().union(*done)


def _acts_of(stretch: str) -> frozenset[Act]:
    scale = _scale()
    seen = Counter(scale.row_of.get(trait) for trait in traits(stretch))
    del seen[None]
    if not seen:
        return frozenset()
    rows = np.fromiter(seen, dtype=np.int64, count=len(seen))
    times = np.fromiter(seen.values(), dtype=np.float32, count=len(seen))
    values = (1 + np.log(times)) * scale.rarity[rows]
    values /= np.sqrt(values @ values)
    told = values @ scale.weights[rows] * scale.steps + scale.even
    return frozenset(scale.acts[int(place)] for place in np.flatnonzero(told > 0))


@cache
def _scale() -> _Scale:
    path = resources.files("arrears.training.acts") / "scale.npz"
    with path.open("rb") as file, np.load(file) as told:
        names = str(told["traits"]).split("\n")
        return _Scale(
            row_of={trait: row for row, trait in enumerate(names)},
            rarity=told["rarity"],
            weights=told["weights"],
            steps=told["steps"],
            even=told["even"],
            acts=tuple(map(Act, str(told["acts"]).split("\n"))),
        )
