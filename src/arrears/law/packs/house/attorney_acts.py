"""House policy: an attorney acts for the person."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while one acts, for contact that collects from anybody but the attorney.

    Facts   purpose       collect | remind | notice | respond | relay | locate | …
            represented   an attorney acts for the person on any of these debts
            role          what the person is to the debt
            we_begin      the collector begins the contact
    """
    collects = fact("purpose").is_in(["collect", "remind"])
    others = fact("role") != "attorney"
    return fact("represented") & collects & others & fact("we_begin")
