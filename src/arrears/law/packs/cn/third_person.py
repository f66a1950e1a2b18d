"""GB/T 45251-2025; card measures art. 68: collect only from those who owe."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person neither owes nor may be contacted on a proven ground.

    Facts   role           what the person is to the debt
            purpose        collect | remind | notice | respond | relay | locate | …
            shares_debt    there is a ground on which the person owes too
            lost_contact   the debtor is proven out of reach, and not heard of since
            debtor_gone    the debtor has died or lacks capacity
            volunteer      the person offered to pay
            we_begin       the collector begins the contact
    """
    role, purpose = fact("role"), fact("purpose")
    owes = role.is_in(["debtor", "guarantor", "co_obligor"]) | fact("shares_debt")
    named = role.is_in(["contact", "spouse", "heir", "guardian"])
    ground = fact("lost_contact") | fact("debtor_gone")
    relays = named & ground & purpose.is_in(["relay", "locate"])
    estate = (
        role.is_in(["heir", "guardian"])
        & fact("debtor_gone")
        & purpose.is_in(["notice", "respond"])
    )
    pays = fact("volunteer") & purpose.is_in(["respond", "notice", "remind", "relay"])
    speaks = role == "attorney"
    return fact("we_begin") & ~(owes | relays | estate | pays | speaks)
