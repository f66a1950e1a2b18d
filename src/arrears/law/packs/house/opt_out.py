"""House policy: a way of contact that the person refused is not used."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True after the request, but for one reply, one confirmation and a required notice.

    Facts   purpose           collect | remind | notice | respond | relay | locate | …
            answers_message   this answers what the person sent by this medium, once
            we_begin          the collector begins the contact
            opted_out         the person asked us not to use this medium
    """
    kept = fact("purpose").is_in(["notice", "confirm_opt_out"])
    answers = fact("answers_message") | ~fact("we_begin")
    return fact("opted_out") & ~kept & ~answers
