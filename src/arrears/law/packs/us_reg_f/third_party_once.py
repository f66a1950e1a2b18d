"""12 CFR 1006.10(c): nobody is asked twice where she is."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where the third party was reached before and has not come back to us.

    Facts   us_reached_before   contacts in which the person was reached, ten years
            role                what the person is to the debt
            we_begin            the collector begins the contact
            asked_back          the person came back to us after we last reached them
            third_party_agreed  the consumer agreed that we speak with this person
    """
    asked = fact("us_reached_before") >= figure("contacts")
    return (
        asked
        & fact("role").is_in(["contact", "employer", "other"])
        & fact("we_begin")
        & ~fact("asked_back")
        & ~fact("third_party_agreed")
    )
