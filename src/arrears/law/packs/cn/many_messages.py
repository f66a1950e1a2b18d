"""Public Security Law 2025 art. 50: repeated messages that pester."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where the person had several messages from us today.

    Facts   messages_today   our messages to the person today
            we_begin         the collector begins the contact
    """
    return (fact("messages_today") >= figure("messages")) & fact("we_begin")
