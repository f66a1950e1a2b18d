"""12 CFR 1006.14(b)(2)(i), comment -2.iii: what she said before may rebut the count."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where the person is rung again after refusing, disputing or asking us to stop.

    Facts   said_before          the person refused, disputed, complained or asked us to
                                 stop, in whatever form
            us_calls_in_7_days   calls that rang, about one debt; today counts
            calls_agreed         the person asked for calls, not long ago, and was not
                                 talked to since
            we_begin             the collector begins the contact
    """
    again = fact("us_calls_in_7_days") >= figure("calls")
    return fact("said_before") & again & ~fact("calls_agreed") & fact("we_begin")
