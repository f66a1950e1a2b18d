"""12 CFR 1006.18(e): each message says that a debt collector sends it."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where a message to the consumer does not say so.

    Facts   purpose                collect | remind | notice | respond | relay | locate
                                   | …
            role                   what the person is to the debt
            text_hides_collector   the message does not say that a debt collector writes
    """
    collects = fact("purpose").is_in(["collect", "remind", "notice"])
    others = fact("role").is_in(["contact", "employer", "other"])
    return fact("text_hides_collector") & collects & ~others
