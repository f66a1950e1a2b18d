"""No rule verified: illness, minority, disaster are for a person to weigh."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person is on record as vulnerable or is a minor.

    Facts   vulnerable   the person is vulnerable
            minor        the person is a minor
            purpose      collect | remind | notice | respond | relay | locate | …
            we_begin     the collector begins the contact
    """
    return (
        (fact("vulnerable") | fact("minor"))
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
