"""Ireland, Consumer Credit Act 1995 s. 46: hours and Sundays."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True in Ireland at night, early, or on a Sunday.

    Facts   local_minutes   minutes since the person's local midnight, 0 to 1439
            local_weekday   the person's own day of the week, Monday is 0
            zone            the time zone in which the question is judged
            hours_agreed    the debtor agreed to this hour
            we_begin        the collector begins the contact
    """
    early = fact("local_minutes") < figure("opening")
    late = fact("local_minutes") >= figure("closing")
    sunday = fact("local_weekday") == figure("closed_weekday")
    irish = fact("zone") == "Europe/Dublin"
    return irish & (early | late | sunday) & ~fact("hours_agreed") & fact("we_begin")
