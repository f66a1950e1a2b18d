"""CONC 7.9.6-7.9.9: others do not learn of the debt."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where somebody else is contacted.

    Facts   role          what the person is to the debt
            debtor_gone   the debtor has died or lacks capacity
            we_begin      the collector begins the contact
    """
    known = fact("role").is_in(
        ["debtor", "guarantor", "co_obligor", "attorney", "guardian"]
    )
    estate = (fact("role") == "heir") & fact("debtor_gone")
    return ~(known | estate) & fact("we_begin")
