"""The 1-year loan prime rate as dated data, with its source and its mark."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

from arrears.law.engine.figure import DatedFigure


@cache
def loan_prime_rate() -> DatedFigure:
    """
    Return the 1-year LPR by day.

    Units    basis points a year
    Source   lpr.yaml beside this file, regulation.md 1.8, mark M until checked
    """
    told = _read()
    return DatedFigure("1-year LPR", "basis points a year", told["since"])


def lpr_mark() -> str:
    """Return how far the series is to be trusted: P, S, S- or M."""
    return str(_read()["mark"])


@cache
def _read() -> Any:
    text = (resources.files(__package__) / "lpr.yaml").read_text("utf-8")
    return yaml.safe_load(text)
