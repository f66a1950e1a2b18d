"""GB/T 45251-2025: a contact is asked or asked to pass on, and learns nothing."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words tell one who does not owe of the debt.

    Facts   role              what the person is to the debt
            shares_debt       there is a ground on which the person owes too
            volunteer         the person offered to pay
            text_tells_debt   the words tell of a debt
    """
    owes = fact("role").is_in(["debtor", "guarantor", "co_obligor", "attorney"])
    may_know = owes | fact("shares_debt") | fact("volunteer")
    return fact("text_tells_debt") & ~may_know
