"""12 CFR 1006.6(b)(1): no contact at a time known to be inconvenient."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the collector knows it from the person or from the lender's notes.

    Facts   answers_just_now    the same, and it came within these two hours
            we_begin            the collector begins the contact
            time_inconvenient   the person named this time as inconvenient
            court_permits       a court permitted it
    """
    answers = fact("answers_just_now") | ~fact("we_begin")
    return fact("time_inconvenient") & ~answers & ~fact("court_permits")
