"""CONC 7.15.8, text not seen: statute-barred debts are not pressed."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where a suit is spoken of on a debt past its limitation.

    Facts   text_threatens_suit   the words speak of going to court
            limitation_expired    a debt is past its limitation
    """
    return fact("text_threatens_suit") & fact("limitation_expired")
