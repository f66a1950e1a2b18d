"""
The trained nets: a text's traits summed into a few hidden units, and out of them the verdict.

One for what people hear from us, and one for what colleagues note in a few words.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from .traits import MARK, Traits

THOUSAND = 1000
RUNS_COUNT = 12  # how much the runs weigh beside the rest, as in training
TRUST_SIGN, TRUST_MEANING = 30, 800  # thousandths, as in training
SIGN = ("S0", "S1", "S2", "S3")
NO_ROW = -1  # the last one, all zeros: no group is empty
HEARD, NOTED = "net.npz", "notes.npz"
PARTS = 1_000_000_000  # the scale of the weights behind the hidden units
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Leaning:
    """How far a stretch leans to a violation, in thousandths, and to each label; 0 is even."""

    weight: int
    labels: Sequence[str]
    weights: Numbers  # of each label

    def fitting(self, close: int) -> list[str]:
        """Return the labels it most looks like: the first, and any `close` to it."""
        near = np.flatnonzero(self.weights > self.weights.max() - close)
        return sorted(self.labels[int(place)] for place in near)


@dataclass(frozen=True, slots=True)
class _Net:
    row_of: dict[str, int]
    into: NDArray[np.int8]
    bias: Numbers
    out: Numbers
    even: Numbers
    labels: tuple[str, ...]


def leaning(traits: Traits) -> Leaning:
    """Return how a stretch leans; whole numbers, the same on every machine."""
    net = _net(NOTED if MARK["colleague"] in traits.rest else HEARD)
    size = isqrt(max(len(traits.runs), 1) * THOUSAND * THOUSAND)
    signs = {trait for trait in traits.rest if trait.startswith(SIGN)}
    trusts = (RUNS_COUNT * THOUSAND * THOUSAND // size, TRUST_SIGN, TRUST_MEANING)
    sums = _sums(net, set(traits.runs), signs, traits.rest - signs)
    told = net.out @ np.maximum(net.bias + trusts @ sums, 0) // PARTS + net.even
    return Leaning(int(told[0]), net.labels, told[1:])


def _sums(net: _Net, *groups: Collection[str]) -> NDArray[np.int32]:
    """Return the summed rows of each group of traits; an unknown trait adds nothing."""
    rows: list[int] = []
    begins: list[int] = []
    row_of = net.row_of.get
    for group in groups:
        begins.append(len(rows))
        rows += [row for row in map(row_of, group) if row is not None]
        rows.append(NO_ROW)
    gathered = net.into.take(rows, axis=0)
    return np.add.reduceat(gathered, begins, axis=0, dtype=np.int32)


@cache
def _net(name: str) -> _Net:
    path = resources.files("arrears.law.wording") / name
    with path.open("rb") as file, np.load(file) as told:
        traits = str(told["traits"]).split("\n")
        return _Net(
            row_of={trait: row for row, trait in enumerate(traits)},
            into=np.pad(told["into"], ((0, 1), (0, 0))),
            bias=told["bias"],
            out=told["out"],
            even=told["even"],
            labels=tuple(str(told["labels"]).split("\n")),
        )
