"""11 USC 362(a)(6), text not seen: a bankruptcy stay stops collection."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True while a stay or moratorium protects the person.

    Facts   purpose      collect | remind | notice | respond | relay | locate | …
            moratorium   a moratorium or a bankruptcy stay protects the person
            we_begin     the collector begins the contact
    """
    notice = fact("purpose").is_in(["notice", "respond"])
    return fact("moratorium") & ~notice & fact("we_begin")
