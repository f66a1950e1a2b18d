"""RBI draft directions 2026: only borrower or guarantor, no relatives or colleagues."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True for anybody else.

    Facts   role       what the person is to the debt
            we_begin   the collector begins the contact
    """
    return ~fact("role").is_in(
        ["debtor", "guarantor", "co_obligor", "attorney"]
    ) & fact("we_begin")
