"""Civil code 188, 192, 193: a suit on an expired debt is not spoken of as won."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words speak of a suit on a debt past its limitation.

    Facts   text_threatens_suit   the words speak of going to court
            limitation_expired    a debt is past its limitation
    """
    return fact("text_threatens_suit") & fact("limitation_expired")
