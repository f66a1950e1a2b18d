"""CBA guideline 2026: no legal step that was not taken."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words claim that a court or an office has begun to act.

    Facts   text_claims_filing   the words say that a court has begun to act
    """
    return fact("text_claims_filing")
