"""12 CFR 1006.18(b), (c): no talk of arrest, jail or crime."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words threaten it.

    Facts   text_threatens_crime   the words speak of crime, arrest or jail
    """
    return fact("text_threatens_crime")
