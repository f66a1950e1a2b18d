"""CONC 7.11: no false authority and no false legal position."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words speak of crime or arrest.

    Facts   text_threatens_crime   the words speak of crime, arrest or jail
    """
    return fact("text_threatens_crime")
