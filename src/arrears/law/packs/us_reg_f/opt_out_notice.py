"""12 CFR 1006.6(e): every electronic message says how to stop them."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the message does not say it.

    Facts   text_lacks_opt_out   the message does not say how to stop such messages
            purpose              collect | remind | notice | respond | relay | locate |
                                 …
    """
    return fact("text_lacks_opt_out") & (fact("purpose") != "confirm_opt_out")
