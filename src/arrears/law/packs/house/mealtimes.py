"""House policy: nobody is rung at table (CAD-06)."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True within the midday or evening meal.

    Facts   local_minutes   minutes since the debtor's local midnight, 0 to 1439
            we_begin        the collector begins the contact
    """
    clock = fact("local_minutes")
    midday = (clock >= figure("midday_from")) & (clock < figure("midday_until"))
    evening = (clock >= figure("evening_from")) & (clock < figure("evening_until"))
    return (midday | evening) & fact("we_begin")
