"""12 CFR 1006.34(c)(2)(vii)-(ix): a notice shows how the amount came to be."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the notice shows the amount of today alone.

    Facts   notice_lacks_itemization   the notice lacks the amount of its date, and what
                                       came since
    """
    return fact("notice_lacks_itemization")
