"""12 CFR 1006.10(b)(1): who asks where somebody is says who asks."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words do not say who is asking.

    Facts   purpose           collect | remind | notice | respond | relay | locate | …
            text_hides_name   the words give no name of the one who asks
    """
    return (fact("purpose") == "locate") & fact("text_hides_name")
