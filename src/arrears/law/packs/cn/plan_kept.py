"""Card measures art. 70: while a signed plan is being kept, collection stops."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while a plan is kept, unless the contact is the reminder agreed in it.

    Facts   plan_kept   a signed plan is being performed
            purpose     collect | remind | notice | respond | relay | locate | …
            we_begin    the collector begins the contact
    """
    return fact("plan_kept") & (fact("purpose") == "collect") & fact("we_begin")
