"""12 CFR 1006.6(b)(2): a consumer with an attorney is contacted through the attorney."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where an attorney speaks for the consumer about one of these debts.

    Facts   role            what the person is to the debt
            represented     an attorney or adviser speaks for the person
            we_begin        the collector begins the contact
            answers_message   this answers what the person sent by this medium, once
            court_permits   a court permitted it
    """
    consumer = fact("role").is_in(
        ["debtor", "guarantor", "co_obligor", "spouse", "guardian", "heir"]
    )
    may = fact("court_permits") | fact("answers_message")
    return fact("represented") & consumer & fact("we_begin") & ~may
