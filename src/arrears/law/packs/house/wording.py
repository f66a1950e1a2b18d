"""House policy: what the wording check blocks is not sent (DET-01 to DET-36)."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where it blocks.

    Facts   text_forbidden   the wording check blocks these words, with the case's facts
    """
    return fact("text_forbidden")
