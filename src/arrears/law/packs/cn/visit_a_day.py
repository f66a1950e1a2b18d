"""GB/T 45251-2025, one weak source: at most one visit a day."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where the person was visited today.

    Facts   visits_today   our visits to the person today
    """
    return fact("visits_today") >= figure("visits")
