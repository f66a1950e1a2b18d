"""Local law, not verified: insolvency and moratoria."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while a moratorium protects the person.

    Facts   moratorium   a moratorium or a bankruptcy stay protects the person
            purpose      collect | remind | notice | respond | relay | locate | …
            we_begin     the collector begins the contact
    """
    return (
        fact("moratorium")
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
