"""Civil code 1064, CBA guideline: a spouse owes only on a ground, strictly recognised."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where somebody is contacted as one who shares the debt.

    Facts   role          what the person is to the debt
            shares_debt   there is a ground on which the person owes too
            signed_too    the person signed the debt too, or ratified it
            purpose       collect | remind | notice | respond | relay | locate | …
            we_begin      the collector begins the contact
    """
    others = ~fact("role").is_in(["debtor", "guarantor", "co_obligor"])
    return (
        fact("shares_debt")
        & ~fact("signed_too")
        & others
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
