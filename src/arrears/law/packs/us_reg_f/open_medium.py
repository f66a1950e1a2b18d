"""12 CFR 1006.22(f)(1), (4), 1006.10(b)(3): no postcards and no public posts."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where others can read it.

    Facts   open_medium   a postcard, a public post: others can read it
    """
    return fact("open_medium")
