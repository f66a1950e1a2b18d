"""12 CFR 1006.14(b)(2)(i), comment -2: calls again on a Sunday or a holiday."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where a person rung this week is rung on a Sunday or a federal holiday.

    Facts   local_weekday        the person's own day of the week, Monday is 0
            federal_holiday      today is a legal public holiday of 5 USC 6103(a)
            us_calls_in_7_days   calls that rang, about one debt; today counts
            calls_agreed         the person asked for calls, not long ago, and was not
                                 talked to since
            we_begin             the collector begins the contact
    """
    rest = (fact("local_weekday") == figure("sunday")) | fact("federal_holiday")
    again = fact("us_calls_in_7_days") >= figure("calls")
    return rest & again & ~fact("calls_agreed") & fact("we_begin")
