"""House policy: once the lender's placement is over, the house does not collect for it."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True after the recall day, for contact that the collector begins.

    Facts   placement_days_left   days until the placement's last day; below 0: over
            we_begin              the collector begins the contact
    """
    over = fact("placement_days_left") < figure("least_days_left")
    return over & fact("we_begin")
