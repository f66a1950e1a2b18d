"""Card measures art. 68, Public Security Law 2025 art. 50: no insults."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words insult.

    Facts   text_abuses   the words insult
    """
    return fact("text_abuses")
