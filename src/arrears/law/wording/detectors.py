"""The detectors DET-01 to DET-36: what each stops, why, and what to say instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Detector:
    """One detector of the catalogue, section 21."""

    label: str
    action: Literal["block", "warn"]
    title: Words
    why: Words
    instead: Words


@cache
def detectors() -> Mapping[str, Detector]:
    """Return the detectors by label."""
    path = resources.files("arrears.law.wording") / "detectors.yaml"
    rows = yaml.safe_load(path.read_text("utf-8"))
    return {
        label: Detector(
            label, row["action"],
            Words(*row["title"]), Words(*row["why"]), Words(*row["instead"]),
        )
        for label, row in rows.items()
    }  # fmt: skip
