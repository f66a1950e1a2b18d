"""GB/T 45251-2025; civil code 1145, 1159, 1161: no collection from the dead."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person to collect from has died or lacks capacity.

    Facts   deceased        the person has died
            incapacitated   the person lacks legal capacity
            purpose         collect | remind | notice | respond | relay | locate | …
            we_begin        the collector begins the contact
    """
    return (
        (fact("deceased") | fact("incapacitated"))
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
