"""12 CFR 1006.6(d)(4), (5): an address is known to be hers by its use for the debt."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where what is known of the address speaks against the safe harbours.

    Facts   address_in_doubt   used for other things alone, or last proven long ago
            we_begin           the collector begins the contact
    """
    return fact("address_in_doubt") & fact("we_begin")
