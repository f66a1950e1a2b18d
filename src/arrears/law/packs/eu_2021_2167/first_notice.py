"""Directive (EU) 2021/2167 art. 10(2): the notice comes before the first collection."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where collection begins and no notice is on record.

    Facts   notice_sent   the notice of these debts was sent
            purpose       collect | remind | notice | respond | relay | locate | …
            we_begin      the collector begins the contact
    """
    return (
        ~fact("notice_sent")
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
