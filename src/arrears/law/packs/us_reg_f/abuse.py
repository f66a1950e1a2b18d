"""12 CFR 1006.14(d): no obscene or abusive words."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words insult.

    Facts   text_abuses   the words insult
    """
    return fact("text_abuses")
