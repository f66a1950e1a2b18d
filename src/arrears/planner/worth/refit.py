"""The model refitted from what became of those called and of those held out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import yaml

from arrears.domain.words import Words
from arrears.planner.trial import WHOLE

from .cells import ALL, ASSUMPTION, HOLDOUT, Cells, Rates, lineage

FEW = 30  # held out in the whole book; below, nothing is said of an increment
NO_HOLDOUT = Words(
    "没有足够的对照组（{held} 人，至少 {few}）：打与不打的差别仍是假设，未改动。",
    "Too few were held out ({held}, at least {few}): what a call adds stays an assumption, unchanged.",
)
REFITTED = Words(
    "由 {called} 个拨打的与 {held} 个对照的案件重新估计；请人读过再用。",
    "Refitted from {called} called and {held} held out; for a person to read before it is used.",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One case as a past plan saw it, and whether it paid within thirty days."""

    cell: str
    called: bool  # else held out
    paid: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A model for a person to read, and what it rests on."""

    cells: Cells
    called: int
    held_out: int

    @property
    def words(self) -> Words:
        """Return plainly what the proposal rests on."""
        if self.cells.basis == ASSUMPTION:
            return NO_HOLDOUT.filled(held=self.held_out, few=FEW)
        return REFITTED.filled(called=self.called, held=self.held_out)

    @property
    def text(self) -> str:
        """Return the model as YAML, with what it rests on in its head."""
        rates = self.cells.told.items()
        told = {
            "version": self.cells.version,
            "basis": self.cells.basis,
            "shrink": self.cells.shrink,
            "seconds_a_call": dict(self.cells.seconds_a_call),
            "cells": {
                name: [each.called_per_10000, each.uncalled_per_10000]
                for name, each in rates
            },
        }
        head = f"# {self.words.en}\n# {self.words.zh}\n"
        return head + yaml.safe_dump(told, allow_unicode=True, sort_keys=False)


def refit(seen: Iterable[Seen], *, model: Cells) -> Proposal:
    """
    Return the model that the cases `seen` propose, each cell shrunk toward its parent.

    Where fewer than FEW were held out the model comes back as it is, with its basis
    an assumption. The root is shrunk toward the present one.
    """
    counts: Counter[tuple[str, bool, bool]] = Counter()
    totals: Counter[bool] = Counter()
    for each in seen:
        totals[each.called] += 1
        for name in lineage(each.cell):
            counts[name, each.called, each.paid] += 1
    if totals[False] < FEW or not totals[True]:
        guessed = replace(model, basis=ASSUMPTION)
        return Proposal(guessed, totals[True], totals[False])
    told = _fitted(counts, model)
    version = f"{model.version}-refit"
    refitted = replace(model, version=version, basis=HOLDOUT, told=told)
    return Proposal(refitted, totals[True], totals[False])


def _fitted(
    counts: Mapping[tuple[str, bool, bool], int], model: Cells
) -> dict[str, Rates]:
    """Return the rates of every cell seen, parents before children."""
    names = sorted({name for name, _, _ in counts} - {ALL})
    told = {ALL: _shrunk(ALL, model.told[ALL], counts, model.shrink)}
    for name in sorted(names, key=lambda name: (name.count("/"), name)):
        parent = told[lineage(name)[1]]
        told[name] = _shrunk(name, parent, counts, model.shrink)
    return told


def _shrunk(
    name: str,
    parent: Rates,
    counts: Mapping[tuple[str, bool, bool], int],
    shrink: int,
) -> Rates:
    """Return the cell's rates; half a ten-thousandth rounds up."""
    towards = (parent.called_per_10000, parent.uncalled_per_10000)
    found = []
    for called, rate in zip((True, False), towards, strict=True):
        paid = counts.get((name, called, True), 0)
        whole = paid + counts.get((name, called, False), 0) + shrink
        found.append((2 * (paid * WHOLE + shrink * rate) + whole) // (2 * whole))
    return Rates(*found)
