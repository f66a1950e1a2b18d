"""The small model of paying: rates by cell, each with and without a call."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product

from arrears.domain.case.stage import Stage
from arrears.domain.words import Words
from arrears.planner.form import Form, PolicyRefused
from arrears.planner.trial import WHOLE

ALL = "all"
STAGES = tuple(str(stage) for stage in Stage if stage is not Stage.NOT_OVERDUE)
ANSWERED = ("lately", "not_lately")
PROMISES = ("none", "kept", "broken")
BANDS = ("small", "middle", "large")
ASSUMPTION, HOLDOUT = "assumption", "holdout"


class RateOutOfRange(PolicyRefused):
    """A cell's rates are not two shares of ten thousand."""

    words = Words(
        "模型格子“{cell}”的两个比率是 {found}，须为 0 到 10000 的两个整数。",
        "The rates of the cell “{cell}” are {found}; they must be two whole numbers from 0 to 10000.",
    )


@dataclass(frozen=True, slots=True)
class Rates:
    """Who pays within thirty days, per ten thousand."""

    called_per_10000: int
    uncalled_per_10000: int


@dataclass(frozen=True, slots=True)
class Cells:
    """
    The model. A cell that is not told has the rates of its nearest parent.

    `basis` says whether a holdout was read, or somebody guessed.
    """

    version: str
    basis: str
    shrink: int
    seconds_a_call: Mapping[str, int]  # by answered lately
    told: Mapping[str, Rates]

    def rates(self, cell: str) -> Rates:
        """Return the rates of a cell "stage/answered/promises/band", or its parent's."""
        for name in lineage(cell):
            if name in self.told:
                return self.told[name]
        return self.told[ALL]


def lineage(cell: str) -> list[str]:
    """Return the cell, its parent, the parent's parent, and so on up to "all"."""
    parts = cell.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts), 0, -1)] + [ALL]


def every_cell() -> list[str]:
    """Return the names of all cells without children."""
    return ["/".join(parts) for parts in product(STAGES, ANSWERED, PROMISES, BANDS)]


@cache
def cells() -> Cells:
    """Return the model that comes with the house, cells.yaml."""
    text = (resources.files("arrears.planner.worth") / "cells.yaml").read_text("utf-8")
    return read(text, file="cells.yaml")


def read(text: str, *, file: str) -> Cells:
    """Return the model that the YAML `text` of `file` tells. Raises a PolicyRefused."""
    form = Form.of(text, file=file)
    form.knows_only("version", "basis", "shrink", "seconds_a_call", "cells")
    seconds = form.group("seconds_a_call").knows_only(*ANSWERED)
    return Cells(
        version=form.text("version"),
        basis=form.text("basis"),
        shrink=form.number("shrink"),
        seconds_a_call={name: max(1, seconds.number(name)) for name in ANSWERED},
        told=_told(form.group("cells")),
    )


def _told(form: Form) -> Mapping[str, Rates]:
    names = [ALL, *{name for cell in every_cell() for name in lineage(cell)}]
    form.knows_only(*names)
    form.numbers_of(ALL)
    return {name: _rates(name, form) for name in names if form.has(name)}


def _rates(name: str, form: Form) -> Rates:
    found = form.numbers_of(name)
    if len(found) != len(("called", "not")) or not all(0 <= n <= WHOLE for n in found):
        raise RateOutOfRange(cell=name, found=list(found))
    return Rates(*found)
