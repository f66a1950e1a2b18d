"""CONC 7.9.4 R: reasonable requests on when, where and how are heeded."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person asked not to be contacted so.

    Facts   time_inconvenient    the person named this time as inconvenient
            place_inconvenient   the person named this place as inconvenient
            opted_out            the person asked us not to use this medium
            answers_message      this answers what the person sent by this medium, once
            we_begin             the collector begins the contact
            purpose              collect | remind | notice | respond | relay | locate |
                                 …
    """
    named = fact("time_inconvenient") | fact("place_inconvenient") | fact("opted_out")
    answers = fact("answers_message") | ~fact("we_begin")
    return named & (fact("purpose") != "notice") & ~answers
