"""CBA guideline 2026; civil code 1032: nothing posted in public."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where others can read it.

    Facts   open_medium   a postcard, a public post: others can read it
    """
    return fact("open_medium")
