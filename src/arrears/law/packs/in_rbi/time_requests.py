"""RBI draft directions 2026: the borrower's time requests are heeded."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True at a time the borrower named as inconvenient.

    Facts   time_inconvenient   the person named this time as inconvenient
            opted_out           the person asked us not to use this medium
            we_begin            the collector begins the contact
    """
    return (fact("time_inconvenient") | fact("opted_out")) & fact("we_begin")
