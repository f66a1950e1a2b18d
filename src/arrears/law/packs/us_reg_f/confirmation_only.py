"""12 CFR 1006.14(h)(2)(i): the confirmation of an opt-out says nothing else."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the confirmation also asks for money or says more.

    Facts   purpose                     collect | remind | notice | respond | relay |
                                        locate | …
            text_adds_to_confirmation   the confirmation says more than that
    """
    return (fact("purpose") == "confirm_opt_out") & fact("text_adds_to_confirmation")
