"""GB/T 45251-2025; card measures art. 68: collect only from those who owe."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person does not owe the debt.

    Facts   role   what the person is to the debt
    """
    return ~fact("role").is_in(["debtor", "guarantor", "co_obligor"])
