"""House policy: a stop on the case stops ordinary contact."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while the house itself, or a police report, stops contact.

    Facts   stopped   a stop stands on the case or the person
    """
    return fact("stopped")
