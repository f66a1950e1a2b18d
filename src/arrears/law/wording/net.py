"""The trained net: a text's traits summed into a few hidden units, and out of them the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from .traits import Traits

THOUSAND = 1000
RUNS_COUNT = 12  # how much the runs weigh beside the rest, as in training
TRUST_SIGN, TRUST_MEANING = 30, 800  # thousandths, as in training
SIGN = ("S0", "S1", "S2", "S3")
PARTS = 1_000_000_000  # the scale of the weights behind the hidden units
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Leaning:
    """How far a stretch leans to a violation, in thousandths, and to each label; 0 is even."""

    weight: int
    labels: Sequence[tuple[str, int]]

    def fitting(self, close: int) -> list[str]:
        """Return the labels it most looks like: the first, and any `close` to it."""
        most = max(weight for _, weight in self.labels)
        return sorted(label for label, weight in self.labels if weight > most - close)


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
    net = _net()
    size = isqrt(max(len(traits.runs), 1) * THOUSAND * THOUSAND)
    hidden = net.bias + _summed(net, set(traits.runs)) * (
        RUNS_COUNT * THOUSAND * THOUSAND // size
    )
    signs = {trait for trait in traits.rest if trait.startswith(SIGN)}
    hidden = hidden + _summed(net, signs) * TRUST_SIGN
    hidden = hidden + _summed(net, traits.rest - signs) * TRUST_MEANING
    told = net.out @ np.maximum(hidden, 0) // PARTS + net.even
    weight, *labels = told.tolist()
    return Leaning(weight, tuple(zip(net.labels, labels, strict=True)))


def _summed(net: _Net, traits: set[str] | frozenset[str]) -> Numbers:
    rows = [net.row_of[trait] for trait in traits if trait in net.row_of]
    summed: Numbers = net.into[rows].sum(axis=0, dtype=np.int64)
    return summed


@cache
def _net() -> _Net:
    path = resources.files("arrears.law.wording") / "net.npz"
    with path.open("rb") as file, np.load(file) as told:
        traits = str(told["traits"]).split("\n")
        return _Net(
            row_of={trait: row for row, trait in enumerate(traits)},
            into=told["into"],
            bias=told["bias"],
            out=told["out"],
            even=told["even"],
            labels=tuple(str(told["labels"]).split("\n")),
        )
