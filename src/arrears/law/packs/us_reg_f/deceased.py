"""12 CFR 1006.6(a)(4): after a death one speaks with whoever acts for the estate."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person to be contacted has died.

    Facts   deceased   the person has died
            we_begin   the collector begins the contact
    """
    return fact("deceased") & fact("we_begin")
