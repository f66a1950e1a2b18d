"""CBA guideline 2026: the last dial of the day to a number that does not answer."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where one dial more is the last that should be made to this number.

    Facts   unanswered_dials_today   dials to this number that reached nobody; a
                                     reserved call counts
            we_begin                 the collector begins the contact
            more_calls_agreed       the person agreed to more calls
    """
    used_up = fact("unanswered_dials_today") >= figure("dials")
    return used_up & fact("we_begin") & ~fact("more_calls_agreed")
