"""House policy: a moratorium stands."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while it stands, for contact that collects.

    Facts   purpose      collect | remind | notice | respond | relay | locate | …
            moratorium   a moratorium or a bankruptcy stay protects the person
            we_begin     the collector begins the contact
    """
    collects = fact("purpose").is_in(["collect", "remind"])
    return fact("moratorium") & collects & fact("we_begin")
