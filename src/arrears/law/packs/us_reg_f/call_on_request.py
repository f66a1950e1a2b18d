"""12 CFR 1006.14(b)(2)(ii), comment 14(b)(2)(ii)-2.iii: a call she asked for may rebut it."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where a call above the figures answers a request, or is required by law.

    Facts   us_calls_in_7_days   calls that rang, about one debt; today counts
            us_talks_in_7_days   telephone conversations about one debt; today counts
            calls_agreed         the person asked for calls, not long ago, and was not
                                 talked to since
            role                 what the person is to the debt
            we_begin             the collector begins the contact
            purpose              collect | remind | notice | respond | relay | locate |
                                 …
    """
    too_many = fact("us_calls_in_7_days") >= figure("calls")
    too_soon = fact("us_talks_in_7_days") >= figure("talks")
    excused = fact("calls_agreed") | (fact("role") == "attorney") | ~fact("we_begin")
    may_rebut = fact("purpose").is_in(["respond", "notice"])
    return (too_many | too_soon) & may_rebut & ~excused
