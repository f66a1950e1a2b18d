"""12 CFR 1006.26(b): no suit and no threat of one on a time-barred debt."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words speak of a suit about a debt past its limitation.

    Facts   text_threatens_suit   the words speak of going to court
            limitation_expired    a debt is past its limitation
    """
    return fact("text_threatens_suit") & fact("limitation_expired")
