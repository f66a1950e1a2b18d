"""CONC 7.9.4 R: no unreasonable times; the rule names no hours."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True at hours that the house takes for unreasonable.

    Facts   local_minutes   minutes since the person's local midnight, 0 to 1439
            hours_agreed    the debtor agreed to this hour
            we_begin        the collector begins the contact
    """
    early = fact("local_minutes") < figure("opening")
    late = fact("local_minutes") >= figure("closing")
    return (early | late) & ~fact("hours_agreed") & fact("we_begin")
