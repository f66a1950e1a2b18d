"""12 CFR 1006.22(f)(3): no e-mail to an address that the employer provides."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True for a work address that the person has neither agreed to nor used with us.

    Facts   answers_message   this answers what the person sent by this medium, once
            we_begin          the collector begins the contact
            point_kind        mobile, home, work, …
            point_agreed      the person agreed to this address or wrote to us from it
    """
    answers = fact("answers_message") | ~fact("we_begin")
    return (fact("point_kind") == "work_email") & ~fact("point_agreed") & ~answers
