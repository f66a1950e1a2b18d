"""Directive (EU) 2021/2167 art. 10(1): no harassment, coercion or undue influence."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words insult or threaten.

    Facts   text_abuses            the words insult
            text_threatens_crime   the words speak of crime, arrest or jail
    """
    return fact("text_abuses") | fact("text_threatens_crime")
