"""47 USC 227 (TCPA), text not seen: machines need consent to call."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True for an artificial or recorded voice that the person has not agreed to.

    Facts   voice            human | ai | prerecorded
            contact_agreed   the person agreed to such contact, with the collector
                             itself
            we_begin         the collector begins the contact
    """
    return (
        fact("voice").is_in(["ai", "prerecorded"])
        & ~fact("contact_agreed")
        & fact("we_begin")
    )
