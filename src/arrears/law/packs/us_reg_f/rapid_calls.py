"""12 CFR 1006.14(b)(2)(i), comment 14(b)(2)(i)-2.i: calls in rapid succession."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where the person was rung or left a message a few minutes ago.

    Facts   us_calls_in_5_minutes   calls that rang within five minutes
            calls_agreed            the person asked for calls, not long ago, and was
                                    not talked to since
            we_begin                the collector begins the contact
    """
    again = fact("us_calls_in_5_minutes") >= figure("calls")
    return again & ~fact("calls_agreed") & fact("we_begin")
