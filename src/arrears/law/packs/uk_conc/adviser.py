"""CONC 7.3.11-12, text not seen: a pause while a debt adviser prepares a plan."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where an adviser or attorney speaks for the person.

    Facts   represented   an attorney or adviser speaks for the person
            purpose       collect | remind | notice | respond | relay | locate | …
            we_begin      the collector begins the contact
            role          what the person is to the debt
    """
    return (
        fact("represented")
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
        & (fact("role") != "attorney")
    )
