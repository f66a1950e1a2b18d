"""Card measures art. 69: a disputed debt is verified before it is collected."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while a dispute waits for its answer.

    Facts   dispute_open   the debt is disputed and was not verified since
            purpose        collect | remind | notice | respond | relay | locate | …
            we_begin       the collector begins the contact
    """
    return (
        fact("dispute_open")
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
