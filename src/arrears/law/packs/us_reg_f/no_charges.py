"""12 CFR 1006.22(d): the person does not pay for our message."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person is made to pay for it.

    Facts   charges_person   the person pays for the message
    """
    return fact("charges_person")
