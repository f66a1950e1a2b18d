"""House policy: times and places that the person named are kept."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True at a time or place that the person named as inconvenient.

    Facts   time_inconvenient    the person named this time as inconvenient
            place_inconvenient   the person named this place as inconvenient
            answers_just_now     the same, and it came within these two hours
            we_begin             the collector begins the contact
    """
    named = fact("time_inconvenient") | fact("place_inconvenient")
    answers = fact("answers_just_now") | ~fact("we_begin")
    return named & ~answers
