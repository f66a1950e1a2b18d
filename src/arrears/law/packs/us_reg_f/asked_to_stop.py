"""12 CFR 1006.6(c), 1006.14(h): a spoken word to stop is no written one, but is heard."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person asked us to stop, in any form.

    Facts   purpose         collect | remind | notice | respond | relay | locate | …
            asked_to_stop   the person asked us in any way to stop
            we_begin        the collector begins the contact
    """
    collects = fact("purpose").is_in(["collect", "remind"])
    return fact("asked_to_stop") & collects & fact("we_begin")
