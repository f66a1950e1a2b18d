"""12 CFR 1006.22(f)(2): an envelope shows an address and no more."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the envelope shows more.

    Facts   envelope_marked   the envelope shows more than an address and a neutral name
    """
    return fact("envelope_marked")
