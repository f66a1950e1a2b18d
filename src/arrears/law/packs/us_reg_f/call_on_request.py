"""12 CFR 1006.14(b)(2)(ii), comment 14(b)(2)(ii)-2.iii: a call she asked for may rebut it."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where a call within the quiet days answers a request.

    Facts   us_talks_in_7_days   telephone conversations about one debt; today counts
            calls_agreed         the person asked for calls, not long ago, and was not
                                 talked to since
            role                 what the person is to the debt
            we_begin             the collector begins the contact
            purpose              collect | remind | notice | respond | relay | locate |
                                 …
    """
    talked = fact("us_talks_in_7_days") >= figure("talks")
    excused = fact("calls_agreed") | (fact("role") == "attorney") | ~fact("we_begin")
    return talked & (fact("purpose") == "respond") & ~excused
