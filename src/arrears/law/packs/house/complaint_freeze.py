"""House policy: frozen while a complaint is open."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while it stands, for contact that collects.

    Facts   purpose          collect | remind | notice | respond | relay | locate | …
            complaint_open   a complaint is open
            we_begin         the collector begins the contact
    """
    collects = fact("purpose").is_in(["collect", "remind"])
    return fact("complaint_open") & collects & fact("we_begin")
