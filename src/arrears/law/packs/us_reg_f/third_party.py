"""12 CFR 1006.6(d)(1), 1006.10: others are asked only where the consumer is."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where somebody else is contacted for anything but location information.

    Facts   role            what the person is to the debt
            debtor_gone     the debtor has died or lacks capacity
            purpose         collect | remind | notice | respond | relay | locate | …
            we_begin        the collector begins the contact
            court_permits   a court permitted it
            third_party_agreed   the consumer agreed that we speak with this person
    """
    consumer = fact("role").is_in(
        ["debtor", "guarantor", "co_obligor", "spouse", "guardian"]
    )
    estate = (fact("role") == "heir") & fact("debtor_gone")
    known = consumer | estate | (fact("role") == "attorney")
    locates = fact("purpose") == "locate"
    may = locates | fact("court_permits") | fact("third_party_agreed")
    return ~known & ~may & fact("we_begin")
