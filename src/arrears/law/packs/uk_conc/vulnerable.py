"""CONC 7.2, 7.10: arrears policies for the vulnerable, and capacity."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person is vulnerable or lacks capacity.

    Facts   vulnerable      the person is vulnerable
            incapacitated   the person lacks legal capacity
            purpose         collect | remind | notice | respond | relay | locate | …
            we_begin        the collector begins the contact
    """
    return (
        (fact("vulnerable") | fact("incapacitated"))
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
