"""House policy: a plan is kept."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while it stands, for contact that collects.

    Facts   purpose     collect | remind | notice | respond | relay | locate | …
            plan_kept   a signed plan is being performed
            we_begin    the collector begins the contact
    """
    collects = fact("purpose").is_in(["collect"])
    return fact("plan_kept") & collects & fact("we_begin")
