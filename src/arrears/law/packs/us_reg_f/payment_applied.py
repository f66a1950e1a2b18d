"""12 CFR 1006.30(c): a payment does not go to a debt in dispute."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where an undirected payment goes to a disputed debt.

    Facts   payment_to_disputed   an undirected payment goes to a disputed debt
    """
    return fact("payment_to_disputed")
