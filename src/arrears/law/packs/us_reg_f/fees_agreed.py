"""12 CFR 1006.22(b): no amount that neither the agreement nor the law allows."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words ask for a fee.

    Facts   text_adds_fee   the words ask for a fee of collecting or paying
    """
    return fact("text_adds_fee")
