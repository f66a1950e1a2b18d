"""House policy: a settled debt."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while it stands, for contact that collects.

    Facts   purpose    collect | remind | notice | respond | relay | locate | …
            settled    one of the debts is settled
            we_begin   the collector begins the contact
    """
    collects = fact("purpose").is_in(["collect", "remind"])
    return fact("settled") & collects & fact("we_begin")
