"""GB/T 45251-2025: how often a day one debtor may be spoken to by telephone."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where the day's conversations with this debtor are used up.

    Facts   connected_calls_today   conversations we began, lender and agencies, AI
                                    voice included; a reserved call counts
            we_begin                the collector begins the contact
    """
    return (fact("connected_calls_today") >= figure("calls")) & fact("we_begin")
