"""CBA guideline 2026 art. 22: at least two collectors go on a visit together."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where fewer go.

    Facts   agents   how many collectors go
    """
    return fact("agents") < figure("agents_at_least")
