"""12 CFR 1006.14(h): a medium the person asked us not to use is not used."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True after the request, but for one confirmation, one reply, and what law requires.

    Facts   purpose              collect | remind | notice | respond | relay | locate |
                                 …
            opt_outs_confirmed   how often the opt-out was confirmed
            answers_message      this answers what the person sent by this medium, once
            we_begin             the collector begins the contact
            opted_out            the person asked us not to use this medium
    """
    confirms = (fact("purpose") == "confirm_opt_out") & (
        fact("opt_outs_confirmed") < figure("confirmations")
    )
    required = fact("purpose") == "notice"
    answers = fact("answers_message") | ~fact("we_begin")
    return fact("opted_out") & ~confirms & ~required & ~answers
