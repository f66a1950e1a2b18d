"""12 CFR 1006.6(b)(1)(i): no contact before eight or after nine at the consumer's place."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True outside the hours that may be taken as convenient.

    Facts   local_seconds          seconds since the person's local midnight, 0 to 86399
            hours_agreed_with_us   the person agreed to this hour, with the collector
                                   itself
            court_permits          a court permitted it
            answers_just_now       the same, and it came within these two hours
            role                   what the person is to the debt
            we_begin               the collector begins the contact
    """
    early = fact("local_seconds") < figure("opening") * 60
    late = fact("local_seconds") > figure("closing") * 60
    allowed = fact("hours_agreed_with_us") | fact("court_permits")
    answers = fact("answers_just_now") | ~fact("we_begin")
    theirs = fact("role") != "attorney"  # whose hours nobody protects
    return (early | late) & theirs & ~allowed & ~answers
