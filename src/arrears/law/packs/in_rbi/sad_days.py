"""RBI draft directions 2026: none on bereavement, wedding or calamity."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where a death or hardship is on record.

    Facts   deceased      the person has died
            debtor_gone   the debtor has died or lacks capacity
            vulnerable    the person is vulnerable
            purpose       collect | remind | notice | respond | relay | locate | …
            we_begin      the collector begins the contact
    """
    return (
        (fact("deceased") | fact("debtor_gone") | fact("vulnerable"))
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
