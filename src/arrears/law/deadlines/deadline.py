"""Deadlines for answering people, read from one file; law's and the house's own apart."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

import yaml

from arrears.domain.words import Words

FILE = "deadlines.yaml"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One kind of matter and how many days it may take; `longer` where it may be drawn out."""

    kind: str
    title: Words
    days: int
    longer: int | None
    of: str  # law | house: who named the days
    cite: str
    row: str
    mark: str  # P | S | S- | M, as the regulation study has it
    freezes: str  # the stop that is set with it; empty: none

    def due_on(self, received_on: date) -> date:
        """Return the last day for an answer."""
        return received_on + timedelta(days=self.days)

    def longest_on(self, received_on: date) -> date | None:
        """Return the last day it may be drawn out to; None where it may not."""
        return received_on + timedelta(days=self.longer) if self.longer else None

    @property
    def source(self) -> Words:
        """Return where the days come from, and how far that was verified."""
        return (HOUSE if self.of == "house" else LAW).filled(
            cite=self.cite, row=self.row, mark=self.mark
        )


LAW = Words(
    "期限依据：{cite}（研究记录 {row}，核实程度 {mark}）",
    "The days are from {cite} (study row {row}, mark {mark})",
)
HOUSE = Words(
    "期限为本处承诺；依据：{cite}（研究记录 {row}，核实程度 {mark}）未规定天数",
    "The days are the house's own promise; {cite} (study row {row}, mark {mark}) names none",
)


@cache
def deadlines() -> dict[str, Deadline]:
    """Return every deadline by its kind, in the file's order."""
    text = (resources.files(__package__) / FILE).read_text("utf-8")
    return {kind: _read(kind, told) for kind, told in yaml.safe_load(text).items()}


def _read(kind: str, told: dict[str, object]) -> Deadline:
    title = told.pop("title")
    return Deadline(
        kind=kind,
        title=Words(**title),  # type: ignore[arg-type]
        **({"longer": None, "freezes": ""} | told),  # type: ignore[arg-type]
    )
