"""12 CFR 1006.14(b)(2)(i), comment 14(b)(2)(i)-2: calls or messages crowded into a day."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where the day already holds several calls or voicemails.

    Facts   us_calls_today        calls that rang today, about one debt
            us_voicemails_today   voicemails left today
            calls_agreed          the person asked for calls, not long ago, and was not
                                  talked to since
            we_begin              the collector begins the contact
    """
    calls = fact("us_calls_today") >= figure("calls")
    messages = fact("us_voicemails_today") >= figure("voicemails")
    return (calls | messages) & ~fact("calls_agreed") & fact("we_begin")
