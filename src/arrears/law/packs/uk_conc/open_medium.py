"""CONC 7.9.6-7.9.9: no public embarrassment."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where others can read it.

    Facts   open_medium   a postcard, a public post: others can read it
    """
    return fact("open_medium")
