"""12 CFR 1006.14(g): who calls is told."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the caller does not say who is calling.

    Facts   caller_hidden   who calls is not told
            purpose         collect | remind | notice | respond | relay | locate | …
    """
    return fact("caller_hidden") & (fact("purpose") != "locate")
