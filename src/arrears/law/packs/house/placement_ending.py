"""House policy: some days before the recall day, whoever contacts the debtor is told."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True in the last days of a placement, its recall day too.

    Facts   placement_days_left   days until the placement's last day; below 0: over
            we_begin              the collector begins the contact
    """
    left = fact("placement_days_left")
    ending = (left >= figure("from_days_left")) & (left <= figure("until_days_left"))
    return ending & fact("we_begin")
