"""Complaint rules 2020, text not seen: an open complaint is answered first."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while a complaint is open.

    Facts   complaint_open   a complaint is open
            purpose          collect | remind | notice | respond | relay | locate | …
            we_begin         the collector begins the contact
    """
    return (
        fact("complaint_open")
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
