"""12 CFR 1006.38(d)(2): a dispute in the period stops collection until it is answered."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while a written dispute of the validation period waits for its answer.

    Facts   purpose             collect | remind | notice | respond | relay | locate | …
            dispute_in_period   the same, in writing and within the validation period
            we_begin            the collector begins the contact
    """
    collects = fact("purpose").is_in(["collect", "remind"])
    return fact("dispute_in_period") & collects & fact("we_begin")
