"""The trained scale: whole-number weights, summed; no library at run time."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import isqrt

from .traits import Traits

RUNS_COUNT = 12  # how much the runs weigh beside the rest, as in training
THOUSAND = 1000


def weighed(traits: Traits) -> int:
    """Return how far a stretch leans to a violation, in thousandths; 0 is even."""
    weights = _weights()
    known = weights.keys()
    runs = sum([weights[run] for run in known & set(traits.runs)])
    rest = sum([weights[trait] for trait in known & traits.rest])
    size = isqrt(max(len(traits.runs), 1) * THOUSAND * THOUSAND)
    return weights["#bias"] + rest + runs * RUNS_COUNT * THOUSAND // size


def fitting(traits: Traits, close: int) -> list[str]:
    """Return the labels that a text most looks like: the first, and any `close` to it."""
    sums: dict[str, int] = defaultdict(int)
    table = _label_weights()
    size = isqrt(max(len(traits.runs), 1) * THOUSAND * THOUSAND)
    runs: dict[str, int] = defaultdict(int)
    for run in table.keys() & set(traits.runs):
        for label, weight in table[run]:
            runs[label] += weight
    for trait in table.keys() & {*traits.rest, "#bias"}:
        for label, weight in table[trait]:
            sums[label] += weight
    for label, weight in runs.items():
        sums[label] += weight * RUNS_COUNT * THOUSAND // size
    most = max(sums.values())
    return sorted(label for label, weight in sums.items() if weight > most - close)


@cache
def _weights() -> Mapping[str, int]:
    rows = (line.rsplit("\t", 1) for line in _lines("scale.tsv"))
    return {trait: int(weight) for trait, weight in rows}


@cache
def _label_weights() -> Mapping[str, tuple[tuple[str, int], ...]]:
    table: dict[str, list[tuple[str, int]]] = {}
    for line in _lines("labels.tsv"):
        trait, label, weight = line.rsplit("\t", 2)
        table.setdefault(trait, []).append((label, int(weight)))
    return {trait: tuple(rows) for trait, rows in table.items()}


def _lines(name: str) -> list[str]:
    path = resources.files("arrears.law.wording") / name
    return path.read_text("utf-8").rstrip("\n").split("\n")
