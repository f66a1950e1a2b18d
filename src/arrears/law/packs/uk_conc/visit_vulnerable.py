"""CONC 7.9.12 R and after: no visit to the particularly vulnerable."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True for a visit to somebody known or suspected to be vulnerable.

    Facts   vulnerable      the person is vulnerable
            incapacitated   the person lacks legal capacity
    """
    return fact("vulnerable") | fact("incapacitated")
