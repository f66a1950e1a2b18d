"""RBI circular 2022-08-12: no calls before eight or after seven in the evening."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True outside the hours.

    Facts   local_minutes   minutes since the person's local midnight, 0 to 1439
            we_begin        the collector begins the contact
    """
    early = fact("local_minutes") < figure("opening")
    late = fact("local_minutes") >= figure("closing")
    return (early | late) & fact("we_begin")
