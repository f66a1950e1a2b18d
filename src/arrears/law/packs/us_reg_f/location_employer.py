"""12 CFR 1006.10(b)(1): who asks where somebody is names no employer unasked."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words name the collector's employer although nobody asked.

    Facts   purpose               collect | remind | notice | respond | relay | locate | …
            text_names_employer   the words name a firm, and nobody asked for it
    """
    return (fact("purpose") == "locate") & fact("text_names_employer")
