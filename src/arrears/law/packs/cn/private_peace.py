"""Civil code 1033: what somebody asked of us about being contacted is weighed by a person."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the person asked us to stop, or not to come this way or now.

    Facts   asked_to_stop        the person asked us in any way to stop
            opted_out            the person asked us not to use this medium
            time_inconvenient    the person named this time as inconvenient
            place_inconvenient   the person named this place as inconvenient
            purpose              collect | remind | notice | respond | relay | locate |
                                 …
            we_begin             the collector begins the contact
    """
    asked = fact("asked_to_stop") | fact("opted_out")
    unwelcome = fact("time_inconvenient") | fact("place_inconvenient")
    return (
        (asked | unwelcome)
        & fact("purpose").is_in(["collect", "remind"])
        & fact("we_begin")
    )
