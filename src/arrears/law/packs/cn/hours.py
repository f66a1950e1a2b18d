"""GB/T 45251-2025 and CBA guideline 2026: no collection at night unless agreed."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True before the opening or from the closing hour, without the debtor's consent.

    Facts   local_minutes   minutes since the person's local midnight, 0 to 1439
            hours_agreed    the debtor agreed to this hour
            we_begin        the collector begins the contact
    """
    early = fact("local_minutes") < figure("opening")
    late = fact("local_minutes") >= figure("closing")
    return (early | late) & ~fact("hours_agreed") & fact("we_begin")
