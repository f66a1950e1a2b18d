"""12 CFR 1006.14(b)(2)(i): how often one person is telephoned about one debt."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where one call more would pass the limit, or break the quiet days.

    Facts   us_calls_in_7_days   calls that rang, about one debt; today counts
            us_talks_in_7_days   telephone conversations about one debt; today counts
            purpose              collect | remind | notice | respond | relay | locate |
                                 …
            calls_agreed         the person asked for calls, not long ago, and was not
                                 talked to since
            role                 what the person is to the debt
            we_begin             the collector begins the contact
    """
    too_many = fact("us_calls_in_7_days") >= figure("calls")
    too_soon = fact("us_talks_in_7_days") >= figure("talks")
    excused = fact("calls_agreed") | (fact("role") == "attorney") | ~fact("we_begin")
    weighed = fact("purpose").is_in(["respond", "notice"])  # see call_on_request
    return (too_many | too_soon) & ~weighed & ~excused
