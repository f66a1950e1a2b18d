"""House policy: asked to stop."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while it stands, for contact that collects.

    Facts   purpose         collect | remind | notice | respond | relay | locate | …
            asked_to_stop   the person asked us in any way to stop
            we_begin        the collector begins the contact
    """
    collects = fact("purpose").is_in(["collect", "remind"])
    return fact("asked_to_stop") & collects & fact("we_begin")
