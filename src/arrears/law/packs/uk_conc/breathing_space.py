"""Debt Respite Scheme Regulations 2020: Breathing Space pauses contact."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while the moratorium runs, but for a notice or an answer.

    Facts   moratorium   a moratorium or a bankruptcy stay protects the person
            purpose      collect | remind | notice | respond | relay | locate | …
            we_begin     the collector begins the contact
    """
    return (
        fact("moratorium")
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
