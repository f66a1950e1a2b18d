"""House policy: a dead, wrong, old or refused number is not used (EVT-04, 06, 28)."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the number or address was taken out of use.

    Facts   point_restricted   a restriction stands on this contact point
    """
    return fact("point_restricted")
